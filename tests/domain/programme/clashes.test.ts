import { describe, expect, it } from "vitest";

import type { PrincipalHold } from "#app/domain/bilateral/availability.ts";
import {
  isForbidden,
  itemProblems,
  type SessionRoom,
  type Whereabouts,
} from "#app/domain/programme/clashes.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { clashWords } from "#app/text/clash-words.ts";
import { translator } from "#app/text/translator.ts";
import { at } from "#tests/support/bilaterals.ts";
import { cicaItems } from "#tests/support/programme.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

const { delegations } = await cicaDefinition();
const names = new Map(delegations.map(({ id, name }) => [id, name]));
const DAY = "2022-10-13";

const hall: SessionRoom = {
  ...{ id: "plenary-hall", venue: "main", setupMinutes: 30, turnoverMinutes: 15 },
  ...{ opens: "07:00", closes: "20:00" },
};
const plenary = (changes: Partial<ProgrammeItem> = {}): ProgrammeItem => {
  const found = cicaItems.find(({ id }) => id === "plenary-2");
  if (!found) throw new Error("No plenary");
  return { ...found, parties: ["kg", "tr"], ...changes };
};
const nobody: Whereabouts = {
  ...{ roomHolds: [], principalHolds: [], interpreterHolds: [], presences: [] },
  travel: [{ between: ["akorda", "main"], minutes: 25 }],
};
const meeting = (from: string, until: string, venue = "main"): PrincipalHold => ({
  ...{ delegationId: "kg", level: "head", venue },
  during: { from: at(from, DAY), until: at(until, DAY) },
  by: { kind: "meeting", requestId: "r", sides: [] },
});
const judged = (
  item: ProgrammeItem,
  known: Partial<Whereabouts>,
  room: SessionRoom | null = hall,
) => itemProblems(item, room, delegations, { ...nobody, ...known });

describe("what stands in the way of a session", () => {
  it("is nothing where the hall is open and free, and everybody is there", () => {
    expect(judged(plenary(), {})).toEqual([]);
  });

  it("is a principal who is in a meeting at its hours: refused, by the rule that meetings go by", () => {
    const [problem, ...more] = judged(plenary(), { principalHolds: [meeting("16:45", "17:15")] });
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ rule: "principal_busy", delegationId: "kg", level: "head" });
    expect(problem && isForbidden(problem)).toBe(true);
  });

  it("is no meeting that begins as the session ends: sessions take no rest after them", () => {
    expect(judged(plenary(), { principalHolds: [meeting("17:00", "17:30")] })).toEqual([]);
  });

  it("is the way from where a principal was: told, and not refused", () => {
    const problems = judged(plenary(), { principalHolds: [meeting("14:00", "14:45", "akorda")] });
    expect(problems).toMatchObject([{ rule: "principal_on_the_way", minutes: 25 }]);
    expect(problems.some(isForbidden)).toBe(false);
    expect(judged(plenary(), { principalHolds: [meeting("14:00", "14:35", "akorda")] })).toEqual(
      [],
    );
  });

  it("is that a head has not landed, or is gone; and to a session online nobody travels", () => {
    const point = "akorda";
    const late = { at: at("14:50", DAY), point };
    const presences = [
      { delegationId: "kg", level: "head" as const, arrives: late, leaves: null },
      { delegationId: "tr", level: "head" as const, arrives: null, leaves: late },
    ];
    expect(judged(plenary(), { presences }).map(({ rule }) => rule)).toEqual([
      "principal_not_here_yet",
      "principal_gone",
    ]);
    expect(judged(plenary({ mode: "online" }), { presences })).toEqual([]);
    expect(judged(plenary({ mode: "hybrid" }), { presences })).toHaveLength(2);
  });

  it("is a room that is closed or taken, turning the chairs counted, but never its own hold", () => {
    expect(judged(plenary(), {}, { ...hall, closes: "16:00" })).toMatchObject([
      { rule: "room_closed", closes: "16:00" },
    ]);
    const during = { from: at("17:00", DAY), until: at("18:00", DAY) };
    const held = (itemId: string) => [
      {
        roomId: hall.id,
        during,
        by: { kind: "programme" as const, itemId, title: plenary().title },
      },
    ];
    const [taken] = judged(plenary(), { roomHolds: held("press") });
    expect(taken).toMatchObject({ rule: "room_taken" });
    expect(taken && isForbidden(taken)).toBe(true);
    expect(judged(plenary(), { roomHolds: held("plenary-2") })).toEqual([]);
  });

  it("is nothing to what has no hour, or was cancelled", () => {
    const principalHolds = [meeting("15:00", "17:00")];
    expect(judged(plenary({ startsAt: null, endsAt: null }), { principalHolds })).toEqual([]);
    expect(judged(plenary({ cancelled: true }), { principalHolds })).toEqual([]);
  });

  it("is said in one sentence for all whom the same thing keeps, in each language", () => {
    const kept = delegations
      .slice(0, 6)
      .map(({ id }) => ({ ...meeting("15:00", "16:00"), delegationId: id }));
    const problems = judged(plenary({ parties: ["*all"] }), { principalHolds: kept });
    expect(problems).toHaveLength(6);
    const said = LANGUAGES.map((language) =>
      clashWords(problems, null, translator(language, "programme"), language, names),
    );
    expect(said.map((sentences) => sentences.length)).toEqual([1, 1, 1]);
    expect(said[0]?.[0]).toMatch(/ and 3 more: elsewhere at that hour, a bilateral meeting\.$/);
    expect(said[1]?.[0]).toMatch(/ и ещё 3: в это время заняты – двусторонняя встреча\.$/);
  });
});
