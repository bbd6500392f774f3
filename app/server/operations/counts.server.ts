import { inArray, type SQL, sql } from "drizzle-orm";

import { type Slot, SLOT_MINUTES } from "#app/domain/operations/slots.ts";

import { database } from "../platform/database.server.ts";

/** A gate's sparkline is this long. */
export const SPARK_MINUTES = 15;
const MINUTE_MS = 60_000;
const SLOT_MS = SLOT_MINUTES * MINUTE_MS;

/** The five minutes in a column `slot`, counted from an instant at which such begin. */
const numbered = (from: Date): SQL =>
  sql`floor(extract(epoch from slot - ${from.toISOString()}::timestamptz) / ${SLOT_MINUTES * 60})::int as slot`;

const isOneOf = (gates: readonly string[]): SQL => inArray(sql`gate_id`, [...gates]);

/**
 * What the gates said in each five minutes of a day: whole ones as they were tallied when the passages were written, those
 * that have begun from the passages themselves, by the index `passage_by_time`.
 * @param from when five minutes begin, such as midnight in Astana
 * @param outer gates by which people come from outside
 */
export const PASSAGES_BY_SLOT = (from: Date, until: Date, outer: readonly string[]) => {
  const begun = new Date(Math.floor(until.getTime() / SLOT_MS) * SLOT_MS).toISOString();
  return sql`
  select ${numbered(from)},
    scans, admitted, arrived, refused, checked
  from (
    select slot, sum(scans)::int as scans, sum(entered)::int as admitted,
      coalesce(sum(entered) filter (where ${isOneOf(outer)}), 0)::int
        as arrived,
      sum(refused)::int as refused, sum(checked)::int as checked
    from (
      select slot, gate_id, scans, entered, refused, checked from passage_tally
      where slot >= ${from.toISOString()} and slot < ${begun}
      union all
      select ${begun}::timestamptz, gate_id, 1, (coalesce(decision = 'admitted', false) and direction = 'entry')::int,
        (verdict = 'refuse')::int, (verdict = 'check')::int
      from passage
      where scanned_at >= greatest(${begun}::timestamptz, ${from.toISOString()}) and scanned_at <= ${until.toISOString()}
    ) as counted
    group by slot having sum(scans) > 0
  ) as slots
  order by slot`;
};

export const countBySlot = (
  from: Date,
  until: Date,
  outer: readonly string[],
): Promise<readonly Slot[]> => database().execute<Slot>(PASSAGES_BY_SLOT(from, until, outer));

/**
 * Who came from outside in each five minutes of a day that has ended, as tallied.
 * @param from when five minutes begin, as `until` is
 */
export const arrivalsBySlot = (
  from: Date,
  until: Date,
  outer: readonly string[],
): Promise<readonly Pick<Slot, "slot" | "arrived">[]> =>
  database().execute<{ slot: number; arrived: number }>(sql`
    select ${numbered(from)}, arrived
    from (
      select slot, sum(entered)::int as arrived from passage_tally
      where slot >= ${from.toISOString()} and slot < ${until.toISOString()}
        and ${isOneOf(outer)}
      group by slot
    ) as slots
    order by slot`);

/** Scans of each gate in each of the last minutes, by the index `passage_by_time`. */
export const SCANS_BY_MINUTE = (until: Date) => {
  const from = new Date(until.getTime() - SPARK_MINUTES * MINUTE_MS).toISOString();
  return sql`
    select gate_id as gate, least(${SPARK_MINUTES - 1}, extract(epoch from minute - ${from}::timestamptz) / 60)::int as minute,
      sum(scans)::int as scans
    from (
      select gate_id, date_bin('1 minute', scanned_at, ${from}::timestamptz) as minute, count(*) as scans
      from passage where scanned_at > ${from} and scanned_at <= ${until.toISOString()}
      group by 1, 2
    ) as minutes
    group by 1, 2`;
};

/** Scans a minute of each gate, oldest first. */
export async function scansByMinute(until: Date): Promise<(gateId: string) => readonly number[]> {
  const rows = await database().execute<{ gate: string; minute: number; scans: number }>(
    SCANS_BY_MINUTE(until),
  );
  return (gateId) =>
    Array.from(
      { length: SPARK_MINUTES },
      (_, minute) => rows.find((row) => row.gate === gateId && row.minute === minute)?.scans ?? 0,
    );
}

/** Times at the gate are those of so many minutes. */
const TIMED_MINUTES = 60;

/** So many are enough to know the middle one by. */
const TIMED_MOST = 1_000;

/**
 * From the code read to the guard's decision: the median of each gate, and of all, among the last of the hour; by the index
 * `passage_by_time`.
 */
export const MEDIANS_AT_GATES = (until: Date) => sql`
  select gate_id as gate, percentile_disc(0.5) within group (order by took_ms)::int as median
  from (
    select gate_id, took_ms from passage
    where scanned_at > ${new Date(until.getTime() - TIMED_MINUTES * MINUTE_MS).toISOString()}
      and scanned_at <= ${until.toISOString()} and took_ms is not null
    order by scanned_at desc limit ${TIMED_MOST}
  ) as lately
  group by grouping sets ((gate_id), ())`;

/** Median milliseconds of the last hour at a gate, or at all (null); null where nobody decided. */
export async function mediansAtGates(
  until: Date,
): Promise<(gateId: string | null) => number | null> {
  const rows = await database().execute<{ gate: string | null; median: number | null }>(
    MEDIANS_AT_GATES(until),
  );
  return (gateId) => rows.find(({ gate }) => gate === gateId)?.median ?? null;
}
