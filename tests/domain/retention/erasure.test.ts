import { expect, test } from "vitest";

import { erasureRefusal, type Standing, wordsNaming } from "#app/domain/retention/erasure.ts";

const now = new Date("2022-10-13T05:00:00Z");
const free: Standing = {
  ...{ erased: false, inside: false, badgeUntil: null },
  ...{ held: false, listOpen: false, mailWaiting: false },
};

test("somebody without badge, hold or anything under way can be erased", () => {
  expect(erasureRefusal(free, now)).toBeNull();
});

test("a badge refuses until it ends, and an expired one does not", () => {
  const until = new Date("2022-10-14T18:59:00Z");
  expect(erasureRefusal({ ...free, badgeUntil: until }, now)).toBe("live_badge");
  expect(erasureRefusal({ ...free, badgeUntil: until }, until)).toBeNull();
});

test("safety is named before law, and law before what is over soon", () => {
  const all = { ...free, inside: true, held: true, listOpen: true, mailWaiting: true };
  expect(erasureRefusal(all, now)).toBe("inside");
  expect(erasureRefusal({ ...all, inside: false }, now)).toBe("held");
  expect(erasureRefusal({ ...all, inside: false, held: false }, now)).toBe("list_open");
  expect(erasureRefusal({ ...free, mailWaiting: true }, now)).toBe("mail_waiting");
});

test("a person is looked for by surname, name in their own script and both names together", () => {
  expect(
    wordsNaming({ surname: "Omuraliev", givenNames: "Temir", nativeName: "Өмүралиев Темир" }),
  ).toEqual(["Omuraliev", "Өмүралиев Темир", "Temir Omuraliev"]);
});

test("a mononym is looked for; a surname of two letters only beside the given name", () => {
  expect(wordsNaming({ surname: "", givenNames: "Suharto", nativeName: "" })).toEqual(["Suharto"]);
  expect(wordsNaming({ surname: "Li", givenNames: "Wei", nativeName: "" })).toEqual(["Wei Li"]);
});
