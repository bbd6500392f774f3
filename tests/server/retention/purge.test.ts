import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";

import { byClass, wouldDestroy } from "#app/server/retention/dry-run.server.ts";
import { liftHold, placeHold } from "#app/server/retention/holds.server.ts";
import { destroyNext, dueClasses, orderRun } from "#app/server/retention/run.server.ts";
import { saveNominee } from "#app/server/nominee/save.server.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { quota } from "#db/schema/delegation.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { passage } from "#db/schema/passage.ts";
import { destructionAct, destructionLine, destructionRun } from "#db/schema/retention.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { workOff } from "#tests/support/import.ts";
import { focalPoint, LAYLA } from "#tests/support/nominees.ts";
import { officerWith } from "#tests/support/officers.ts";
import { somebodyHeld, TRACES, wholeDump } from "#tests/support/retention.ts";

await useTestDatabase();

const BEFORE = new Date("2022-10-13T06:00:00Z");
/** Passports, photos, weapons, travel, badges and visitors are due; passages and remarks are not. */
const DUE = new Date("2022-11-12T06:00:00Z");
const LATER = new Date("2023-06-01T06:00:00Z");
let by: { actor: string; now: Date };
let jo: string;
let kg: string;
beforeAll(async () => {
  by = { actor: (await officerWith("admin", "Saule Nurlanova")).id, now: DUE };
  jo = (await somebodyHeld("jo")).nomineeId;
  kg = (await somebodyHeld("kg", { surname: "Toktogulova", passport: "AC5511223" })).nomineeId;
});

const fileOf = async (id: string) => {
  const [row] = await database().select().from(nominee).where(eq(nominee.id, id));
  if (!row) throw new Error("No such nominee");
  return row;
};
const refusalOf = (statement: ReturnType<typeof sql>) =>
  database()
    .execute(statement)
    .then(() => "allowed", constraintOf);

test("before the day nothing is due, and nothing can be ordered", async () => {
  expect(await dueClasses(BEFORE)).toEqual([]);
  expect(await orderRun({ ...by, now: BEFORE })).toEqual({ ok: false, error: "nothing_due" });
});

describe("when the day has come", () => {
  test("the dry run counts by class and delegation, and changes nothing", async () => {
    const before = await wholeDump();
    const counts = await wouldDestroy(await dueClasses(DUE));
    expect(counts).toContainEqual({ data: "passport", delegationId: "jo", records: 1 });
    expect(counts).toContainEqual({ data: "photo", delegationId: "kg", records: 1 });
    expect(counts).toContainEqual({ data: "weapons", delegationId: "jo", records: 1 });
    // A journey, where they stay, and a vehicle.
    expect(counts).toContainEqual({ data: "travel", delegationId: "jo", records: 3 });
    expect(counts.filter(({ data }) => data === "gates")).toEqual([]);
    expect(await wholeDump()).toEqual(before);
  });

  test("a hold on a person keeps that person, and what it may be about; others go", async () => {
    await setSummitClock(DUE);
    const held = await placeHold({ kind: "person", id: kg }, "Case 12/2022", by);
    if (!held.ok) throw new Error(held.error);
    const ordered = await orderRun(by);
    expect(ordered.ok).toBe(true);
    expect(await orderRun(by)).toEqual({ ok: false, error: "under_way" });
    await workOff();

    expect(await fileOf(jo)).toMatchObject({
      ...{ passportSealed: null, passportIndex: null, birthDate: null, photoId: null },
      ...{ surname: TRACES.surname, purged: ["passport", "photo"] },
    });
    expect(await fileOf(kg)).toMatchObject({ purged: [] });
    expect((await fileOf(kg)).passportSealed).not.toBeNull();
    // The held person's own photo is left, the other's is not only unlinked but gone.
    const shown = (await fileOf(kg)).photoId;
    const left = await database().select({ id: file.id }).from(file);
    expect(left.map(({ id }) => id)).toContain(shown);
    expect(await refusalOf(sql`update nominee set photo_id = ${shown} where id = ${jo}`)).toBe(
      "what_is_purged_stays_purged",
    );
    const dump = await wholeDump();
    expect(dump.get("vehicle")?.split("\n")).toHaveLength(1);
    expect(dump.get("travel")).not.toContain(jo);
    // Places of vehicles and weapons were counted by triggers: none is below zero.
    expect(
      await database()
        .select()
        .from(quota)
        .where(sql`taken < 0`),
    ).toEqual([]);
    // What is not due stays.
    const [seen] = await database().select().from(passage).where(eq(passage.holderId, jo));
    expect(seen?.note).toContain(TRACES.surname);
    expect(await liftHold(held.value, by)).toEqual({ ok: true, value: null });
    expect(await liftHold(held.value, by)).toEqual({ ok: false, error: "unknown" });
  });

  test("the act says what went, under which rules, and what a hold kept, and names nobody", async () => {
    const [act] = await database().select().from(destructionAct);
    const lines = await database().select().from(destructionLine);
    expect(act?.records).toBe(
      lines.filter(({ counted }) => counted).reduce((sum, { records }) => sum + records, 0),
    );
    expect(act?.records).toBeGreaterThan(5);
    expect(act?.holds.people).toEqual([{ delegation: "kg", count: 1 }]);
    expect(act?.rules).toContainEqual({ data: "passport", days: 30, dueOn: "2022-11-12" });
    expect(act?.head).toMatch(/^\d+:[0-9a-f]{64}$/);
    expect(JSON.stringify([act, lines])).not.toContain(TRACES.surname);
    expect(JSON.stringify([act, lines])).not.toContain(kg);
  });

  test("the trail names fields and the run, in the transaction of what went", async () => {
    const entries = await database()
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subjectKind, "destruction_run"));
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["destruction.ordered", "data.destroyed", "destruction_act.closed"]),
    );
    expect(entries.flatMap(({ fields }) => fields)).toContain("nominee.passport_sealed");
  });

  test("a second run finds what the hold kept, and then nothing", async () => {
    expect((await orderRun(by)).ok).toBe(true);
    await workOff();
    expect((await fileOf(kg)).purged).toEqual(expect.arrayContaining(["passport", "photo"]));
    expect(await orderRun(by)).toEqual({ ok: false, error: "nothing_due" });
  });
});

test("a form that was kept open cannot write back what was destroyed", async () => {
  const { version, delegationId } = await fileOf(jo);
  await database().update(nominee).set({ status: "draft" }).where(eq(nominee.id, jo));
  const focal = await focalPoint(delegationId);
  const written = { draft: LAYLA, photo: null, definition: await summitDefinition() };
  expect(await saveNominee(focal, { id: jo, version, ...written })).toEqual({
    ok: false,
    error: "purged",
  });
});

test("a hold on a class keeps all of it; a hold without a reason is refused", async () => {
  expect(await placeHold({ kind: "class", data: "gates" }, "  ", by)).toEqual({
    ok: false,
    error: "reason_missing",
  });
  expect(await placeHold({ kind: "delegation", id: "atlantis" }, "x", by)).toMatchObject({
    error: "unknown",
  });
  const held = await placeHold({ kind: "class", data: "gates" }, "Inquiry", by);
  if (!held.ok) throw new Error(held.error);
  expect(byClass(await wouldDestroy(["gates"]), ["gates"])).toEqual([
    { data: "gates", records: 0 },
  ]);
  await liftHold(held.value, by);
  expect(byClass(await wouldDestroy(["gates"]), ["gates"])[0]?.records).toBeGreaterThan(0);
});

describe("a run that is killed in its middle", () => {
  test("goes on behind its last batch, and counts each record once", async () => {
    await setSummitClock(LATER);
    const due = (await wouldDestroy(await dueClasses(LATER))).reduce(
      (sum, { records }) => sum + records,
      0,
    );
    const ordered = await orderRun({ ...by, now: LATER });
    if (!ordered.ok) throw new Error(ordered.error);
    // A worker that died after some batches: what it committed stands, and the job comes again.
    for (let batch = 0; batch < 25; batch += 1) await destroyNext(ordered.value.runId);
    const [half] = await database()
      .select()
      .from(destructionRun)
      .where(eq(destructionRun.id, ordered.value.runId));
    expect(half).toMatchObject({ stage: "running" });
    await workOff();
    const [act] = await database()
      .select()
      .from(destructionAct)
      .where(eq(destructionAct.runId, ordered.value.runId));
    expect(act?.records).toBe(due);
    expect(await wouldDestroy(await dueClasses(LATER))).toEqual([]);
  });

  test("leaves passages that can be counted, and none that is anybody's", async () => {
    const left = await database().select().from(passage);
    expect(left).toHaveLength(2);
    for (const one of left)
      expect(one).toMatchObject({ badgeId: null, holderId: null, note: "—", gateId: "b" });
  });

  test("keeps the list of delegations and nothing else that names anybody", async () => {
    const dump = await wholeDump();
    const naming = [...dump].filter(([, text]) => text.includes(TRACES.surname));
    expect(naming.map(([table]) => table)).toEqual(["nominee"]);
    for (const trace of [TRACES.passport, TRACES.plate, TRACES.hotel, TRACES.remark])
      expect([...dump].filter(([, text]) => text.includes(trace)).map(([name]) => name)).toEqual(
        [],
      );
  });
});

describe("the database itself", () => {
  const runId = async () => {
    const [run] = await database().select().from(destructionRun).limit(1);
    return run?.id ?? "";
  };
  test("takes no line after the end of a run, and no act that counts otherwise", async () => {
    const id = await runId();
    expect(
      await refusalOf(sql`insert into destruction_line (run_id, data, table_name, records, counted)
        values (${id}, 'mail', 'mail', 1, true)`),
    ).toBe("lines_are_of_a_run_under_way");
    expect(
      await refusalOf(sql`update destruction_run set stage = 'running' where id = ${id}`),
    ).toBe("an_ended_run_stays_ended");
    const [other] = await database()
      .insert(destructionRun)
      .values({ classes: ["mail"], orderedAt: LATER })
      .returning();
    await database()
      .update(destructionRun)
      .set({ stage: "done" })
      .where(eq(destructionRun.id, other?.id ?? ""));
    expect(
      await refusalOf(sql`insert into destruction_act (run_id, closed_at, rules, holds, records)
        values (${other?.id}, now(), '[]', '{}', 3)`),
    ).toBe("an_act_counts_its_lines");
  });

  test("lets a receipt lose its names, and gain none", async () => {
    await database()
      .execute(sql`insert into receipt (delegation_id, taker, taken_by, document, handed_by, at)
      values ('kg', 'holder', 'Temir', 'passport', ${by.actor}, now())`);
    expect(await refusalOf(sql`update receipt set taken_by = 'Aibek'`)).toBe(
      "a_receipt_only_loses_its_names",
    );
    expect(await refusalOf(sql`update receipt set taken_by = '—'`)).toBe("allowed");
  });
});
