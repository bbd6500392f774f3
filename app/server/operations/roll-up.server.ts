import type { Task } from "graphile-worker";

import { sql } from "drizzle-orm";

import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";

/** Phones that were offline send later than this too; what they add stands apart until the next time. */
const LATELY_MS = 3_600_000;

/** Nobody: under this name stands the sum of all who counted. */
const ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Of each five minutes at a gate that began over an hour ago, the lines of all phones become one line, so that a day is read
 * from as many lines as its gates have five minutes, and not that many for each phone. Sums stay as they are for whoever
 * reads meanwhile. Waits for nobody: a line that is being written is left for the next time.
 * @param now in summit time
 */
export async function rollUpTallies(now: Date): Promise<void> {
  await database().execute(sql`
    with counted as (
      select slot, gate_id, written_by from passage_tally
      where slot < ${new Date(now.getTime() - LATELY_MS).toISOString()} and written_by <> ${ALL}
      for update skip locked
    ), gone as (
      delete from passage_tally using counted
      where passage_tally.slot = counted.slot and passage_tally.gate_id = counted.gate_id
        and passage_tally.written_by = counted.written_by
      returning passage_tally.*
    )
    insert into passage_tally as kept (slot, gate_id, written_by, scans, entered, refused, checked)
    select slot, gate_id, ${ALL}, sum(scans), sum(entered), sum(refused), sum(checked) from gone group by 1, 2 order by 1, 2
    on conflict (slot, gate_id, written_by) do update set scans = kept.scans + excluded.scans,
      entered = kept.entered + excluded.entered, refused = kept.refused + excluded.refused,
      checked = kept.checked + excluded.checked`);
}

/** The job `roll_up_tallies`. Run twice it finds nothing more to add up. */
export const rollUpTalliesJob: Task = async () => rollUpTallies(await summitNow());
