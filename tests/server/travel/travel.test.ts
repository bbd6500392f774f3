import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";

import { EMPTY_PLAN, type PlanFields } from "#app/domain/travel/plan.ts";
import { csvText } from "#app/server/import/csv-text.ts";
import { database } from "#app/server/platform/database.server.ts";
import { peopleWithNeeds, travelBoard } from "#app/server/travel/board.server.ts";
import { copyTravel } from "#app/server/travel/copy.server.ts";
import { travellers } from "#app/server/travel/people.server.ts";
import { loadPlan, savePlan, type Writer } from "#app/server/travel/plan.server.ts";
import { convoy, keepVehicle, saveVehicle } from "#app/server/travel/vehicles.server.ts";
import { auditEntry } from "#db/schema/audit.ts";

import { useTestDatabase } from "../../support/database.ts";
import { draftOf, focalPoint } from "../../support/nominees.ts";

await useTestDatabase();

const FLIGHT = {
  mode: "flight",
  carrier: "Air Astana",
  number: "kc 852",
  point: "nqz",
  day: "2022-10-12",
  time: "09:05",
};
const PLAN: PlanFields = {
  ...EMPTY_PLAN,
  arrival: FLIGHT,
  hotel: "hilton",
  diet: "No pork, halal",
};

let writer: Writer;
let layla: string;
let sami: string;
beforeAll(async () => {
  writer = await focalPoint("jo");
  layla = await draftOf(writer);
  sami = await draftOf(writer, {
    category: "head_of_delegation",
    surname: "Zurayqat",
    givenNames: "Sami",
    passportNumber: "T4820174",
  });
});

describe("somebody's travel", () => {
  it("is kept by Astana's clock, and what they eat is sealed", async () => {
    expect(await savePlan(writer, layla, PLAN, 0)).toEqual({ ok: true, value: { version: 1 } });
    const [row] = await database().execute<{ at: string; raw: string }>(sql`
      select j.at::text as at, t::text || encode(t.needs_sealed, 'escape') as raw
      from journey j join travel t using (nominee_id)`);
    expect(row?.at).toBe("2022-10-12 03:05:00+00");
    expect(row?.raw).not.toMatch(/pork|halal/);
    expect((await loadPlan("jo", layla))?.fields).toMatchObject({
      arrival: { number: "KC 852", time: "09:05" },
      diet: "No pork, halal",
    });
  });

  it("is not overwritten unseen: the second of two is told what differs", async () => {
    const mine = { ...PLAN, diet: "No pork, halal", hotel: "rixos" };
    expect(await savePlan(writer, layla, mine, 0)).toMatchObject({
      ok: false,
      error: { kind: "overtaken", version: 1, by: "Dana Al-Masri", fields: ["hotel"] },
    });
    expect((await loadPlan("jo", layla))?.fields.hotel).toBe("hilton");
    expect(await savePlan(writer, layla, mine, 1)).toMatchObject({ ok: true });
  });

  it("is nobody else's: another delegation finds no such person", async () => {
    const stranger = await focalPoint("kg");
    expect(await loadPlan("kg", layla)).toBeNull();
    expect(await savePlan(stranger, layla, PLAN, 1)).toEqual({
      ok: false,
      error: { kind: "missing" },
    });
  });

  it("says every entry to mend, and saves nothing then", async () => {
    const broken = {
      ...PLAN,
      arrival: { ...FLIGHT, number: "852", point: "nurly-zhol", time: "9" },
      hotelOther: "Tent",
    };
    const refused = await savePlan(writer, sami, broken, 0);
    expect(refused.ok || (refused.error.kind === "problems" && refused.error.problems)).toEqual([
      { field: "arrival.number", kind: "flight_malformed" },
      { field: "arrival.point", kind: "point_unfit" },
      { field: "arrival.time", kind: "time_missing" },
      { field: "hotelOther", kind: "hotel_twice" },
    ]);
    expect((await loadPlan("jo", sami))?.version).toBe(0);
  });
});

describe("a group", () => {
  it("gets one person's flight and hotel, and keeps what it had unless told", async () => {
    const other = { ...EMPTY_PLAN, hotelOther: "Embassy" };
    expect(await savePlan(writer, sami, other, 0)).toMatchObject({ ok: true });
    const copy = { from: layla, to: [sami], parts: ["arrival", "hotel"] as const, replace: false };
    expect(await copyTravel(writer, copy)).toEqual({ ok: true, value: { people: 1 } });
    const people = await travellers("jo");
    expect(people.find(({ id }) => id === sami)).toMatchObject({
      arrival: { number: "KC 852" },
      hotelOther: "Embassy",
      gaps: ["departure"],
    });
    const stranger = await focalPoint("kg");
    expect(await copyTravel(stranger, copy)).toEqual({ ok: false, error: "from_missing" });
  });

  it("gets nothing, and is told why, where there is nothing to copy or nobody to copy it to", async () => {
    const empty = await draftOf(writer, { surname: "Empty", passportNumber: "T4820175" });
    const stranger = await draftOf(await focalPoint("kg"), { passportNumber: "T4820176" });
    const asked = { from: layla, to: [empty], parts: ["arrival"] as const, replace: false };
    const refusals = [
      [{ from: stranger }, "from_missing"],
      [{ from: "nobody" }, "from_missing"],
      [{ to: [layla] }, "nobody"],
      [{ parts: [] }, "nothing"],
      [{ from: empty, to: [layla] }, "from_empty"],
    ] as const;
    for (const [differs, error] of refusals)
      expect(await copyTravel(writer, { ...asked, ...differs })).toEqual({ ok: false, error });
    expect(await copyTravel(writer, { ...asked, to: [stranger] })).toEqual({
      ok: true,
      value: { people: 0 },
    });
    expect((await loadPlan("kg", stranger))?.fields.arrival.number).toBe("");
  });

  it("stands on the board with its head first, and needs are read by protocol on record", async () => {
    const board = await travelBoard("arrival", "en");
    expect(board.map(({ name, head, code }) => [name, head, code])).toEqual([
      ["ZURAYQAT Sami", true, "JOR"],
      ["AL-HMOUD Layla Nasser", false, "JOR"],
    ]);
    const needs = await peopleWithNeeds(writer, "en");
    expect(needs).toMatchObject([{ diet: "No pork, halal" }]);
    const [read] = await database()
      .select()
      .from(auditEntry)
      .where(sql`action = 'travel.needs_read'`);
    expect(read?.actor).toBe(writer.actor);
  });

  it("cannot smuggle a formula into a spreadsheet", () => {
    expect(csvText([["=1+1", "KC, 1", "+7", "plain", ' "x"']])).toBe(
      '\uFEFF\'=1+1,"KC, 1",\'+7,plain," ""x"""\r\n',
    );
  });
});

describe("a convoy", () => {
  const car = (plate: string) => ({
    plate,
    make: "Toyota Land Cruiser",
    colour: "black",
    driver: "A. Driver",
    purpose: "security",
  });

  it("has five vehicles of twenty that come at once, and a removed one can be put back", async () => {
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, i) => saveVehicle(writer, car(`01 JOR ${100 + i}`), null)),
    );
    expect(asked.filter(({ ok }) => ok)).toHaveLength(5);
    const kept = await convoy("jo");
    expect(kept).toHaveLength(5);
    const [first] = kept;
    if (!first) throw new Error("No vehicle");
    expect(await keepVehicle(writer, first.id, "removed")).toMatchObject({ ok: true });
    expect(await saveVehicle(writer, car("99 NEW"), null)).toMatchObject({ ok: true });
    expect(await keepVehicle(writer, first.id, "restored")).toEqual({
      ok: false,
      error: "limit_reached",
    });
  });

  it("takes a plate once, tells the second of two, and is nobody else's", async () => {
    const [known, other] = await convoy("jo");
    if (!known || !other) throw new Error("No vehicle");
    const { plate, version, id } = known;
    expect(
      await saveVehicle(writer, car(other.plate.replaceAll(" ", "-")), { id, version }),
    ).toMatchObject({ error: { problems: [{ field: "plate", kind: "plate_twice" }] } });
    expect(await saveVehicle(writer, car(plate), { id, version })).toMatchObject({ ok: true });
    expect(await saveVehicle(writer, car(plate), { id, version })).toMatchObject({
      error: { kind: "overtaken", version: version + 1 },
    });
    const stranger = await focalPoint("kg");
    expect(await keepVehicle(stranger, id, "removed")).toEqual({ ok: false, error: "missing" });
  });
});
