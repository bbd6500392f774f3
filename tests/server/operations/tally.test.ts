import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";

import { receivePassages } from "#app/server/gate/passages.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { arrivalsBySlot, countBySlot } from "#app/server/operations/counts.server.ts";
import { rollUpTallies } from "#app/server/operations/roll-up.server.ts";
import { correctLedger } from "#app/server/supervision/correct.server.ts";
import { letInAgainstVerdict } from "#app/server/supervision/override.server.ts";
import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { incident, incidentEntry } from "#db/schema/incident.ts";
import { passageTally } from "#db/schema/passage-tally.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, passageOf, phoneAt, upload } from "#tests/support/gate.ts";

await useTestDatabase();

/** What the wall reads, and the same counted from the passages themselves. */
const tallied = () =>
  database().execute(sql`
    select slot, gate_id, written_by, scans, entered, refused, checked from passage_tally where scans <> 0 order by 1, 2, 3`);
const counted = () =>
  database().execute(sql`
    select date_bin('5 minutes', scanned_at, 'epoch') as slot, gate_id, coalesce(device_id, entered_by) as written_by,
      count(*)::int as scans, count(*) filter (where decision = 'admitted' and direction = 'entry')::int as entered,
      count(*) filter (where verdict = 'refuse')::int as refused, count(*) filter (where verdict = 'check')::int as checked
    from passage group by 1, 2, 3 order by 1, 2, 3`);
const totals = () =>
  database().execute(
    sql`select gate_id, written_by, admitted from passage_total where admitted <> 0 order by 1, 2`,
  );
const countedTotals = () =>
  database().execute(sql`
    select gate_id, coalesce(device_id, entered_by) as written_by, count(*)::int as admitted
    from passage where decision = 'admitted' group by 1, 2 order by 1, 2`);

async function deletePassages(): Promise<void> {
  await database().delete(incidentEntry);
  await database().delete(incident);
  await database().delete(presence);
  await database().delete(passage);
}

test("passages are counted as they are written, decided anew, let in and written by hand", async () => {
  const { phone, actor } = await phoneAt("b");
  const { serial, nomineeId } = await badged();
  const now = await summitNow();
  const seconds = Math.floor(now.getTime() / 1000);
  const entry = passageOf({ serial, sequence: 1, scannedAt: seconds - 1200 });
  const refused = passageOf({
    ...{ serial, sequence: 2, scannedAt: seconds - 60, verdict: "refuse" as const },
    ...{ reason: "already_inside" as const, decision: "refused" as const },
  });
  await receivePassages(phone, upload([entry, refused]));
  expect(await tallied()).toHaveLength(2);
  expect(await tallied()).toEqual(await counted());
  // The guard takes the first back.
  await receivePassages(phone, upload([{ ...entry, decision: "refused", revision: 2 }]));
  expect(await tallied()).toEqual(await counted());
  expect(await totals()).toEqual([]);
  const by = { actor, now };
  expect(await letInAgainstVerdict({ passageId: refused.id, reason: "Known" }, by)).toMatchObject({
    ok: true,
  });
  const at = new Date(now.getTime() - 600_000);
  const left = {
    gateId: "b",
    day: astanaDay(at),
    time: astanaTime(at),
    direction: "exit",
  } as const;
  expect(await correctLedger({ nomineeId, ...left, reason: "Seen" }, by)).toMatchObject({
    ok: true,
  });
  expect(await tallied()).toEqual(await counted());
  expect(await totals()).toHaveLength(2);
  expect(await totals()).toEqual(await countedTotals());
  await deletePassages();
  expect(await tallied()).toEqual([]);
  expect(await totals()).toEqual([]);
});

describe("what phones counted hours ago", () => {
  beforeEach(async () => {
    await deletePassages();
    await database().delete(passageTally);
  });
  const HOUR = 3_600_000;
  const lines = async () =>
    (
      await database().execute<{ lines: number }>(
        sql`select count(*)::int as lines from passage_tally`,
      )
    )[0]?.lines;

  /** Three phones at a gate, each with one entry of the same five minutes, five hours ago. */
  async function seenByThree() {
    const now = await summitNow();
    const then = Math.floor((now.getTime() - 5 * HOUR) / 300_000) * 300;
    const phones = [await phoneAt("a"), await phoneAt("a"), await phoneAt("a")];
    const people = await Promise.all(phones.map(() => badged()));
    const reports = people.map(({ serial }, at) =>
      passageOf({ serial, sequence: 1, scannedAt: then + 10 + at }),
    );
    for (const [at, { phone }] of phones.entries()) {
      const report = reports[at];
      if (report) await receivePassages(phone, upload([report]));
    }
    const from = new Date(now.getTime() - 12 * HOUR);
    const day = new Date(Math.floor(from.getTime() / 300_000) * 300_000);
    return { now, phones, people, reports, wall: () => countBySlot(day, now, ["a"]), day };
  }

  test("becomes one line a gate, and the wall says the same before and after", async () => {
    const { now, phones, people, reports, wall, day } = await seenByThree();
    const before = await wall();
    expect(before).toMatchObject([{ scans: 3, admitted: 3, arrived: 3, refused: 0 }]);
    expect(await lines()).toBe(3);
    await rollUpTallies(now);
    expect(await lines()).toBe(1);
    expect(await wall()).toEqual(before);
    expect(await arrivalsBySlot(day, now, ["a"])).toMatchObject([{ arrived: 3 }]);
    expect(await arrivalsBySlot(day, now, [])).toEqual([]);

    // A phone that was offline sends what it saw then, and a guard takes a decision back.
    const [first, second] = [phones[0], phones[1]];
    const [report, person] = [reports[1], people[0]];
    if (!first || !second || !report || !person) throw new Error("Three came");
    const late = passageOf({
      ...report,
      id: crypto.randomUUID(),
      serial: person.serial,
      sequence: 2,
    });
    await receivePassages(first.phone, upload([late]));
    await receivePassages(second.phone, upload([{ ...report, decision: "refused", revision: 2 }]));
    const corrected = [{ scans: 4, admitted: 3, arrived: 3 }];
    expect(await wall()).toMatchObject(corrected);
    await rollUpTallies(now);
    await rollUpTallies(now);
    expect(await lines()).toBe(1);
    expect(await wall()).toMatchObject(corrected);
    await deletePassages();
    expect(await wall()).toEqual([]);
  });

  test("is left alone while somebody writes it", async () => {
    const { now, phones, wall } = await seenByThree();
    const own = phones[0]?.phone.id ?? "";
    await database().transaction(async (tx) => {
      await tx.execute(sql`update passage_tally set scans = scans + 1 where written_by = ${own}`);
      await rollUpTallies(now);
    });
    expect(await lines()).toBe(2);
    expect(await wall()).toMatchObject([{ scans: 4, admitted: 3 }]);
    await rollUpTallies(now);
    expect(await lines()).toBe(1);
    expect(await wall()).toMatchObject([{ scans: 4, admitted: 3 }]);
  });

  test("of the last hour stays with its phones", async () => {
    const { phone } = await phoneAt("a");
    const { serial } = await badged();
    const now = await summitNow();
    const scannedAt = Math.floor(now.getTime() / 1000) - 600;
    await receivePassages(phone, upload([passageOf({ serial, sequence: 1, scannedAt })]));
    await rollUpTallies(now);
    expect(await tallied()).toMatchObject([{ written_by: phone.id, scans: 1 }]);
  });
});
