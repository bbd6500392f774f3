import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";

import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import { delegationMeetings } from "#app/server/bilateral/delegation-meetings.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import {
  agreeToHours,
  takeBackAgreement,
} from "#app/server/bilateral/request/agree-to-hours.server.ts";
import { arrangeRequest } from "#app/server/bilateral/request/arrange-request.server.ts";
import { editRequest } from "#app/server/bilateral/request/edit-request.server.ts";
import { nameAttendees } from "#app/server/bilateral/request/name-attendees.server.ts";
import { moveInOrder } from "#app/server/bilateral/request/order-meetings.server.ts";
import { askAgain, remindAllSilent } from "#app/server/bilateral/request/remind.server.ts";
import { requestPage } from "#app/server/bilateral/request/request-page.server.ts";
import {
  restoreRequest,
  withdrawRequest,
} from "#app/server/bilateral/request/withdraw-request.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { mail } from "#db/schema/audit.ts";
import { bilateral, bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { account, accountRole } from "#db/schema/person.ts";
import {
  acceptedRequest,
  at,
  placeMeeting,
  protocolOfficer,
  SIMPLE_WISH,
} from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const by = await protocolOfficer();
for (const [delegationId, language] of [
  ["ru", "ru"],
  ["kg", "kk"],
] as const) {
  const [focal] = await database()
    .insert(account)
    .values({ email: `focal@${delegationId}.example`, name: "Focal point", language })
    .returning();
  await database()
    .insert(accountRole)
    .values({ accountId: focal?.id ?? "", role: "focal", delegationId });
}

beforeEach(async () => {
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
  await database().delete(mail);
});

const WISH = {
  ...SIMPLE_WISH,
  requesterId: "ru",
  counterpartIds: ["kg"],
  level: "head",
  minutes: 30,
};
const ask = async (change: Partial<Parameters<typeof requestMeeting>[0]> = {}) => {
  const asked = await requestMeeting({ ...WISH, ...change }, by);
  if (!asked.ok) throw new Error(asked.error.join());
  return asked.value.requestId;
};
const requestOf = async (id: string) =>
  (await loadBoard(database(), by.now)).requests.find((request) => request.id === id);
const letters = () => database().select().from(mail).orderBy(mail.queuedAt);
const evening = { from: at("17:00", "2022-10-13"), until: at("19:00", "2022-10-13") };

describe("a counterpart", () => {
  it("is told in its own language, and the topic is not in the letter", async () => {
    await ask({ topic: "Known to the sides alone" });
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ recipient: "focal@kg.example", language: "kk" });
    expect(letter?.subject).toBe("Ресей: кездесу туралы өтініш");
    expect(letter?.text).not.toContain("Known to the sides alone");
  });

  it("proposes other hours, and once they are agreed the request has them", async () => {
    const requestId = await ask({ counterpartIds: ["kg", "tj"] });
    await answerRequest({ requestId, delegationId: "tj", answer: "accepted" }, by);
    const proposal = { requestId, delegationId: "kg", answer: "proposed" } as const;
    expect(await answerRequest(proposal, by)).toEqual({ ok: false, error: "windows_missing" });
    await answerRequest({ ...proposal, windows: [evening], remark: "After the plenary" }, by);
    expect(await requestOf(requestId)).toMatchObject({
      status: "waiting",
      answers: [{ answer: "proposed", proposed: [evening], remark: "After the plenary" }, {}],
    });
    const agreement = { requestId, proposerId: "kg" };
    expect(await agreeToHours({ ...agreement, delegationId: "tj" }, by)).toMatchObject({
      error: "unknown",
    });
    expect((await agreeToHours({ ...agreement, delegationId: "ru" }, by)).ok).toBe(true);
    // The third side accepted for other hours, and is asked anew.
    expect(await requestOf(requestId)).toMatchObject({
      windows: [evening],
      answers: [{ answer: "accepted" }, { answer: "waiting" }],
    });
  });

  it("hears that an agreement was taken back, and hours and answers stand as before", async () => {
    const morning = [{ day: "2022-10-13", from: "09:00", until: "12:00" }];
    const requestId = await ask({ counterpartIds: ["kg", "tj"], windows: morning });
    await answerRequest({ requestId, delegationId: "tj", answer: "accepted" }, by);
    const proposal = { requestId, delegationId: "kg", answer: "proposed" } as const;
    await answerRequest({ ...proposal, windows: [evening] }, by);
    const asked = await requestOf(requestId);
    const own = { requestId, delegationId: "ru" };
    await agreeToHours({ ...own, proposerId: "kg" }, by);
    await database().delete(mail);
    expect(await takeBackAgreement({ ...own, delegationId: "kg" }, by)).toMatchObject({
      error: "unknown",
    });
    expect((await takeBackAgreement(own, by)).ok).toBe(true);
    const { windows, status, answers } = (await requestOf(requestId)) ?? {};
    expect({ windows, status, answers }).toEqual({
      ...{ windows: asked?.windows, status: asked?.status },
      answers: asked?.answers,
    });
    expect((await letters()).map(({ recipient }) => recipient)).toEqual(["focal@kg.example"]);
    expect(await takeBackAgreement(own, by)).toMatchObject({ error: "changed_meanwhile" });
  });

  it("keeps its answer once it has answered to hours that were agreed", async () => {
    const requestId = await ask({ counterpartIds: ["kg", "tj"] });
    const proposal = { requestId, delegationId: "kg", answer: "proposed" } as const;
    await answerRequest({ ...proposal, windows: [evening] }, by);
    const own = { requestId, delegationId: "ru" };
    await agreeToHours({ ...own, proposerId: "kg" }, by);
    await answerRequest({ requestId, delegationId: "tj", answer: "accepted" }, by);
    expect(await takeBackAgreement(own, by)).toMatchObject({ error: "changed_meanwhile" });
    expect((await requestOf(requestId))?.windows).toEqual([evening]);
  });

  it("may come at another level and with fewer people, and the room is judged by that", async () => {
    const requestId = await ask({ companions: 9 });
    const answer = { requestId, delegationId: "kg", answer: "accepted" } as const;
    await answerRequest({ ...answer, level: "minister", companions: 1 }, by);
    const page = await requestPage(requestId, "kg", by.now);
    expect(page?.request.seats).toBe(12);
    expect(page?.warning?.kind).toBe("levels");
    expect(await answerRequest({ ...answer, companions: 99 }, by)).toMatchObject({
      error: "companions_out_of_range",
    });
  });

  it("takes an answer back, as the side that asked takes back a withdrawal", async () => {
    const requestId = await acceptedRequest("ru", "kg", by);
    await answerRequest({ requestId, delegationId: "kg", answer: "waiting" }, by);
    expect((await requestOf(requestId))?.status).toBe("waiting");
    const own = { requestId, delegationId: "ru" };
    await withdrawRequest(own, by);
    expect((await restoreRequest(own, by)).ok).toBe(true);
    expect((await requestOf(requestId))?.status).toBe("waiting");
    await withdrawRequest(own, by);
    await ask();
    expect(await restoreRequest(own, by)).toEqual({ ok: false, error: "asked_already" });
  });
});

describe("the side that asked", () => {
  const TERMS = { ...SIMPLE_WISH, level: WISH.level, minutes: WISH.minutes };

  it("changes its request while nobody has answered, and the other side is told", async () => {
    const requestId = await ask();
    const { version = 0 } = (await requestOf(requestId)) ?? {};
    await database().delete(mail);
    const day = { day: "2022-10-13", from: "13:00", until: "15:00" };
    const wish = { ...TERMS, minutes: 60, windows: [day], topic: "Known to the sides alone" };
    const edit = { requestId, delegationId: "ru", version, wish };
    expect(await editRequest({ ...edit, delegationId: "kg" }, by)).toMatchObject({
      error: { kind: "unknown" },
    });
    const broken = { ...edit, wish: { ...wish, minutes: 20 } };
    expect(await editRequest(broken, by)).toMatchObject({
      error: { kind: "problems", problems: ["minutes_not_offered"] },
    });
    expect(await letters()).toEqual([]);
    expect((await editRequest(edit, by)).ok).toBe(true);
    expect(await requestOf(requestId)).toMatchObject({ minutes: 60, windows: [{}] });
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ recipient: "focal@kg.example", language: "kk" });
    expect(letter?.text).not.toContain("Known to the sides alone");
    expect(await editRequest(edit, by)).toMatchObject({ error: { kind: "changed_meanwhile" } });
  });

  it("does not change what somebody has answered", async () => {
    const requestId = await ask({ counterpartIds: ["kg", "tj"] });
    await answerRequest({ requestId, delegationId: "tj", answer: "accepted" }, by);
    const { version = 0 } = (await requestOf(requestId)) ?? {};
    const edit = { requestId, delegationId: "ru", version, wish: { ...TERMS, minutes: 60 } };
    expect(await editRequest(edit, by)).toMatchObject({ error: { kind: "answered" } });
    expect((await requestOf(requestId))?.minutes).toBe(30);
  });

  it("cannot like hours outside its windows best, whoever writes", async () => {
    const requestId = await ask({ windows: [{ day: "2022-10-12", from: "", until: "" }] });
    const write = database()
      .update(bilateralRequest)
      .set({ preferred: [evening] })
      .where(eq(bilateralRequest.id, requestId));
    const refused = await write.then(String, constraintOf);
    expect(refused).toBe("liked_hours_are_allowed_hours");
  });
});

describe("a silent side", () => {
  it("is reminded after half a day in its own language, three times and no more", async () => {
    const requestId = await ask();
    await database().delete(mail);
    const later = (hours: number) => new Date(by.now.getTime() + hours * 3_600_000);
    expect(await remindAllSilent(later(11))).toBe(0);
    const twice = await Promise.all([remindAllSilent(later(12)), remindAllSilent(later(12))]);
    expect(twice.toSorted()).toEqual([0, 1]);
    expect((await letters()).map(({ subject }) => subject)).toEqual(["Ресей жауабыңызды күтуде"]);
    await remindAllSilent(later(24));
    await remindAllSilent(later(36));
    expect(await remindAllSilent(later(38))).toBe(0);
    expect(await askAgain(requestId, { ...by, now: later(36.5) })).toMatchObject({
      error: "too_soon",
    });
    await answerRequest({ requestId, delegationId: "kg", answer: "accepted" }, by);
    expect(await askAgain(requestId, by)).toMatchObject({ error: "not_silent" });
  });
});

describe("a delegation's own order", () => {
  it("moves one up, stays at the end, and is nobody else's to see", async () => {
    const [first, second] = [await ask(), await ask({ level: "minister" })];
    const order = { requestId: second, delegationId: "ru" };
    expect(await moveInOrder({ ...order, way: "up" }, by)).toMatchObject({
      value: { place: 1, of: 2 },
    });
    expect(await moveInOrder({ ...order, way: "up" }, by)).toMatchObject({ value: { place: 1 } });
    const own = await delegationMeetings("ru", by.now);
    expect(own.others.map(({ id }) => id)).toEqual([second, first]);
    const theirs = await delegationMeetings("kg", by.now);
    const seen = theirs.incoming.flatMap(({ parties }) => parties);
    expect(seen.filter(({ delegationId }) => delegationId === "ru")).toMatchObject([
      { position: 0 },
      { position: 0 },
    ]);
    expect(await moveInOrder({ ...order, delegationId: "tr", way: "up" }, by)).toMatchObject({
      error: "unknown",
    });
  });
});

describe("a request of others", () => {
  it("does not exist for a foreign delegation, whatever it asks for", async () => {
    const requestId = await ask();
    expect(await requestPage(requestId, "tr", by.now)).toBeUndefined();
    const people = { requestId, delegationId: "tr", language: "", people: new Map() };
    expect(await nameAttendees(people, by)).toMatchObject({ error: { kind: "unknown" } });
  });
});

describe("protocol", () => {
  it("enters a request that came by note, and makes another side host", async () => {
    const entered = await requestMeeting(WISH, by, "118/2022");
    const requestId = entered.ok ? entered.value.requestId : "";
    const request = await requestOf(requestId);
    expect(request).toMatchObject({ hostId: "ru", parties: [{ noteVerbale: "118/2022" }, {}] });
    const arranged = { requestId, version: request?.version ?? 0, zone: null, roomId: "altai" };
    const undo = await arrangeRequest({ ...arranged, hostId: "kg" }, by);
    expect(undo).toMatchObject({ value: { hostId: "ru", roomId: null, zone: null } });
    if (undo.ok) expect((await arrangeRequest(undo.value, by)).ok).toBe(true);
    expect(await requestOf(requestId)).toMatchObject({ hostId: "ru", roomId: null });
    const { version = 0 } = (await requestOf(requestId)) ?? {};
    expect((await arrangeRequest({ ...arranged, version, hostId: "kg" }, by)).ok).toBe(true);
    expect(await arrangeRequest({ ...arranged, hostId: "ru" }, by)).toMatchObject({
      error: "changed_meanwhile",
    });
    expect(await requestOf(requestId)).toMatchObject({ hostId: "kg", roomId: "altai" });
    await answerRequest({ requestId, delegationId: "kg", answer: "accepted" }, by);
    const elsewhere = { requestId, roomId: "charyn", start: at("10:00") };
    expect(await placeMeeting(elsewhere, by)).toMatchObject({
      error: { problems: [{ rule: "elsewhere_by_wish", roomId: "altai" }] },
    });
  });

  it("cannot be given a host who is no side, whoever writes", async () => {
    const requestId = await ask();
    const write = database()
      .update(bilateralRequest)
      .set({ hostId: "tr" })
      .where(eq(bilateralRequest.id, requestId));
    await expect(write).rejects.toThrow();
    const sides = await database()
      .select()
      .from(bilateralSide)
      .where(and(eq(bilateralSide.requestId, requestId)));
    expect(sides).toHaveLength(2);
  });
});
