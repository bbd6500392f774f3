import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import type { ListName } from "#app/domain/precedence/policy.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { database, sqlClient } from "#app/server/platform/database.server.ts";
import { giveByHand, takePlaceBack } from "#app/server/precedence/by-hand.server.ts";
import { moveFloor, runningTurn, speakersOf } from "#app/server/precedence/floor.server.ts";
import {
  recordRepresentation,
  takeRepresentationBack,
} from "#app/server/precedence/representations.server.ts";
import { setOrder, setStatementMinutes } from "#app/server/precedence/session-order.server.ts";
import { loadSession, orderedSessions, placesOf } from "#app/server/precedence/session.server.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { account } from "#db/schema/person.ts";
import { placeByHand } from "#db/schema/precedence.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const [kamila] = await database()
  .insert(account)
  .values({ email: "kamila@example.org", name: "Kamila Sarsen" })
  .returning();
const officer = { accountId: kamila?.id ?? "" };
const PLENARY = "plenary-1";

async function session(id = PLENARY) {
  const found = await loadSession(id);
  if (!found) throw new Error(`No session ${id}`);
  return found;
}
const places = async (list: ListName, id = PLENARY) => placesOf(await session(id), list);
const order = async (list: ListName, id = PLENARY): Promise<string[]> =>
  (await places(list, id)).map(({ participant }) => participant.id);
const lastDeed = async () =>
  (await database().select().from(auditEntry).orderBy(desc(auditEntry.id)).limit(1))[0];

describe("a session", () => {
  it("is every item that many attend", async () => {
    const ids = (await orderedSessions()).map(({ id }) => id);
    expect(ids).toContain("photo");
    expect(ids).toContain("dinner");
    expect(ids).not.toContain("b-kz-qa");
  });

  it("has the Chair first among its speakers, members by rank, then Belarus", async () => {
    const speakers = await order("speakers");
    expect(speakers.slice(0, 4)).toEqual(["kz", "tj", "az", "ps"]);
    expect(speakers[28]).toBe("by");
  });
});

describe("who represents a delegation", () => {
  it("re-orders speakers and photograph at once, leaves the seats, and can be taken back", async () => {
    const before = { speakers: await order("speakers"), seating: await order("seating") };
    const minister = {
      delegationId: "tr",
      item: null,
      stage: "confirmed",
      rank: "minister",
      inOfficeSince: "2014-08-29",
    } as const;
    const recorded = await recordRepresentation(officer, minister);
    expect(recorded.ok).toBe(true);
    expect((await order("speakers")).indexOf("tr")).toBe(12);
    expect((await order("photo", "photo")).indexOf("tr")).toBe(13);
    expect(await order("seating")).toEqual(before.seating);
    expect(await lastDeed()).toMatchObject({
      action: "representation.recorded",
      subjectId: "tr",
      fields: ["confirmed"],
    });
    if (!recorded.ok) return;
    expect((await takeRepresentationBack(officer, recorded.value.id)).ok).toBe(true);
    expect(await order("speakers")).toEqual(before.speakers);
    expect(await takeRepresentationBack(officer, recorded.value.id)).toEqual({
      ok: false,
      error: "gone",
    });
  });

  it("is refused without sense: absent since a day, in office from tomorrow, nobody knows whom", async () => {
    const record = {
      delegationId: "tr",
      item: null,
      stage: "present",
      rank: "minister",
      inOfficeSince: null,
    } as const;
    const refused = async (changes: object) => {
      const answer = await recordRepresentation(officer, { ...record, ...changes });
      return answer.ok ? "recorded" : answer.error;
    };
    expect(await refused({ rank: "absent", inOfficeSince: "2020-01-01" })).toBe("absenceHasNoDate");
    expect(await refused({ inOfficeSince: "2022-10-14" })).toBe("futureDate");
    expect(await refused({ delegationId: "xx" })).toBe("unknown");
    expect(await refused({ item: "nowhere" })).toBe("unknown");
  });
});

describe("a place given by hand", () => {
  const give = (delegationId: string, place: number, reason = "Video address at 10:40") =>
    giveByHand(officer, { itemId: PLENARY, list: "speakers", delegationId, place, reason });

  it("holds with name and reason in its own list alone, and its undoing brings back the one before", async () => {
    const seats = await order("seating");
    const first = await give("un", 2);
    const second = await give("un", 5);
    expect((await order("speakers")).indexOf("un")).toBe(4);
    expect((await places("speakers"))[4]?.byHand).toMatchObject({
      by: "Kamila Sarsen",
      reason: "Video address at 10:40",
    });
    expect(await order("seating")).toEqual(seats);
    if (!first.ok || !second.ok) throw new Error("No place was given");
    expect((await takePlaceBack(officer, second.value.id)).ok).toBe(true);
    expect((await order("speakers")).indexOf("un")).toBe(1);
    expect(await lastDeed()).toMatchObject({
      action: "precedence.place_taken_back",
      subjectId: PLENARY,
      fields: ["speakers", "un"],
    });
    expect((await takePlaceBack(officer, first.value.id)).ok).toBe(true);
    expect((await places("speakers")).every(({ byHand }) => byHand === null)).toBe(true);
  });

  it("is not given twice, not without a reason, and not past the end", async () => {
    const held = await give("un", 2);
    expect(await give("osce", 2)).toEqual({ ok: false, error: "taken" });
    expect(await give("osce", 3, "  x ")).toEqual({ ok: false, error: "reason" });
    expect(await give("osce", 99)).toEqual({ ok: false, error: "notInList" });
    expect(await give("steppe-lantern", 3)).toEqual({ ok: false, error: "notInList" });
    if (held.ok) await takePlaceBack(officer, held.value.id);
  });

  it("is guarded by the database against a race and an empty reason", async () => {
    const row = {
      itemId: PLENARY,
      list: "flags",
      givenBy: officer.accountId,
      givenAt: new Date(),
      reason: "Asked for by note",
    } as const;
    await database()
      .insert(placeByHand)
      .values({ ...row, delegationId: "az", place: 1 });
    const again = { ...row, delegationId: "tj", place: 1 };
    await expect(database().insert(placeByHand).values(again)).rejects.toMatchObject({
      cause: { constraint_name: "no_place_given_twice" },
    });
    const silent = { ...row, delegationId: "tj", place: 2, reason: " " };
    await expect(database().insert(placeByHand).values(silent)).rejects.toMatchObject({
      cause: { constraint_name: "a_place_by_hand_has_its_reason" },
    });
    await database().delete(placeByHand).where(eq(placeByHand.list, "flags"));
  });
});

describe("the order of a list", () => {
  it("is kept for one session, with the drawn first seat", async () => {
    const request = {
      itemId: PLENARY,
      list: "seating",
      order: "russian",
      byStatus: false,
      drawn: "tr",
    } as const;
    expect((await setOrder(officer, request)).ok).toBe(true);
    expect((await order("seating")).slice(0, 3)).toEqual(["kz", "tr", "uz"]);
    expect((await order("seating", "plenary-2")).slice(0, 2)).toEqual(["kz", "af"]);
    expect(await setOrder(officer, { ...request, drawn: "steppe-lantern" })).toEqual({
      ok: false,
      error: "drawnElsewhere",
    });
  });
});

describe("the floor", () => {
  const running = async () => runningTurn(await session());
  const next = async (to: string | null = null, upon?: string | null) =>
    moveFloor(officer, PLENARY, { kind: "next", to }, upon ?? (await running())?.id ?? null);

  it("goes down the list, is extended and ends, each on record", async () => {
    await setSummitClock(astanaInstant("2022-10-13T10:10"));
    await setStatementMinutes(officer, { itemId: PLENARY, delegationId: "kz", minutes: 8 });
    await setStatementMinutes(officer, { itemId: PLENARY, delegationId: "tj", minutes: 0 });
    expect((await next()).ok).toBe(true);
    expect(await running()).toMatchObject({ delegationId: "kz", allotted: 480, extended: 0 });
    const extend = { kind: "extend" } as const;
    await moveFloor(officer, PLENARY, extend, (await running())?.id ?? null);
    expect(await running()).toMatchObject({ delegationId: "kz", extended: 60 });
    // Tajikistan was given no minutes.
    expect(speakersOf(await session())).not.toContain("tj");
    await next();
    expect(await running()).toMatchObject({ delegationId: "az", allotted: 300 });
    await moveFloor(officer, PLENARY, { kind: "end" }, (await running())?.id ?? null);
    expect(await running()).toBeNull();
    expect(await lastDeed()).toMatchObject({ action: "floor.end", fields: ["az"] });
  });

  it("moves once when two press at the same moment", async () => {
    const upon = (await running())?.id ?? null;
    const answers = await Promise.all([
      moveFloor(officer, PLENARY, { kind: "next", to: null }, upon),
      moveFloor(officer, PLENARY, { kind: "next", to: null }, upon),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, error: "changedMeanwhile" });
    expect(await running()).toMatchObject({ delegationId: "ps" });
  });

  it("is told to whoever listens within two seconds, by the database itself", async () => {
    const heard: string[] = [];
    const listening = await sqlClient().listen("precedence", (payload) => heard.push(payload));
    await next("uz");
    const until = Date.now() + 2000;
    while (heard.length === 0 && Date.now() < until) await new Promise((go) => setTimeout(go, 20));
    await listening.unlisten();
    expect(heard).toContain(PLENARY);
  });

  it("is refused to who is not on the list", async () => {
    expect(await next("tj")).toEqual({ ok: false, error: "notOnList" });
    expect(await next("steppe-lantern")).toEqual({ ok: false, error: "notOnList" });
    expect(await moveFloor(officer, "nowhere", { kind: "end" }, null)).toEqual({
      ok: false,
      error: "unknown",
    });
  });
});
