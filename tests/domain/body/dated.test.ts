import { describe, expect, it } from "vitest";

import { holdsOn, nameOn } from "#app/domain/body/dated.ts";
import { inconsistencies } from "#app/domain/summit/consistency.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const definition = await cicaDefinition();
const nameOf = (part: "bodies" | "offices", id: string, day: string) => {
  const names = definition[part]?.find((one) => one.id === id)?.names ?? [];
  return nameOn(names, day)?.en;
};

it("names the ministers' body and the head of the Secretariat as on the day", () => {
  expect(nameOf("bodies", "ministerial", "2022-10-12")).toBe("Ministerial Meeting");
  expect(nameOf("bodies", "ministerial", "2022-10-13")).toBe("Ministerial Council");
  expect(nameOf("offices", "head-of-secretariat", "2022-10-12")).toBe("Executive Director");
  expect(nameOf("offices", "head-of-secretariat", "2022-10-13")).toBe("Secretary General");
  expect(nameOn([], "2022-10-12")).toBeUndefined();
});

it("holds from its first to its last day, both included, and where an end is not known, on", () => {
  const tenure = { from: "2022-10-12", until: "2022-10-13" };
  expect(
    ["2022-10-11", "2022-10-12", "2022-10-13", "2022-10-14"].map((day) => holdsOn(tenure, day)),
  ).toEqual([false, true, true, false]);
  expect(holdsOn({ from: null, until: null }, "1992-10-05")).toBe(true);
});

describe("a definition is refused that", () => {
  const meetings = definition.meetings ?? [];
  const [first] = meetings;
  if (!first) throw new Error("No meeting");
  const rules = definition.documentRules;
  if (!rules) throw new Error("No rules");
  it.each([
    ["meetings[0].body", { meetings: [{ ...first, body: "choir" }] }],
    ["meetings[0].item", { meetings: [{ ...first, item: "nowhere" }] }],
    ["meetings[0].firstDay", { meetings: [{ ...first, firstDay: "2022-07-21" }] }],
    ["meetings[0].chair", { meetings: [{ ...first, chair: "xx" }] }],
    [
      "chairs[0].delegation",
      { chairs: [{ delegation: "xx", from: null, until: null, note: null }] },
    ],
    [
      "chairs[0].until",
      { chairs: [{ delegation: "kz", from: "2022-10-13", until: "2022-10-12", note: null }] },
    ],
    ["documentRules.say[0]", { documentRules: { ...rules, say: ["guest"] } }],
    [
      "documentRules.silence.remindHours",
      { documentRules: { ...rules, silence: { leastHours: 6, remindHours: 6 } } },
    ],
    [
      "documents[0].coordinator",
      { documents: [{ ...definition.documents[0], coordinator: "xx" }] },
    ],
  ] as const)("names in %s what there is not", (path, change) => {
    const changed = { ...definition, ...change } as typeof definition;
    expect(inconsistencies(changed).map((one) => one.path)).toContain(path);
  });
});
