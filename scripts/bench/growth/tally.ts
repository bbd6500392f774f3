import type { Sql } from "postgres";

/** Counts what the trigger would have counted: passages from this number of their device on. */
export async function tallyPassages(sql: Sql, first: number): Promise<void> {
  await sql`
    insert into passage_tally (slot, gate_id, written_by, scans, entered, refused, checked)
    select date_bin('5 minutes', scanned_at, 'epoch'), gate_id, device_id, count(*),
      count(*) filter (where decision = 'admitted' and direction = 'entry'), count(*) filter (where verdict = 'refuse'),
      count(*) filter (where verdict = 'check')
    from passage where device_sequence >= ${first} group by 1, 2, 3
    on conflict (slot, gate_id, written_by) do update set scans = passage_tally.scans + excluded.scans,
      entered = passage_tally.entered + excluded.entered, refused = passage_tally.refused + excluded.refused,
      checked = passage_tally.checked + excluded.checked`;
  await sql`
    insert into passage_total (gate_id, written_by, admitted)
    select gate_id, device_id, count(*) from passage where decision = 'admitted' and device_sequence >= ${first} group by 1, 2
    on conflict (gate_id, written_by) do update set admitted = passage_total.admitted + excluded.admitted`;
}
