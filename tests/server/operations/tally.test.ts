import { sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { receivePassages } from "#app/server/gate/passages.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { correctLedger } from "#app/server/supervision/correct.server.ts";
import { letInAgainstVerdict } from "#app/server/supervision/override.server.ts";
import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { incident, incidentEntry } from "#db/schema/incident.ts";
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
  await database().delete(incidentEntry);
  await database().delete(incident);
  await database().delete(presence);
  await database().delete(passage);
  expect(await tallied()).toEqual([]);
  expect(await totals()).toEqual([]);
});
