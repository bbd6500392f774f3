import { sql } from "drizzle-orm";

import { type MeetingState, stateOf } from "#app/domain/bilateral/mark.ts";
import type { PRINT_ENTRY_KINDS } from "#app/domain/badge/print.ts";
import type { IncidentKind } from "#app/domain/gate/incident.ts";
import type { Reported } from "#app/domain/operations/report.ts";

import { currentMarks } from "../../bilateral/after/marks.server.ts";
import { database } from "../../platform/database.server.ts";

const between = (column: string, { midnight, until }: Reported) =>
  sql`${sql.raw(column)} >= ${midnight.toISOString()}::timestamptz and ${sql.raw(column)} <= ${until.toISOString()}::timestamptz`;

export type CameIn = { key: string | null; people: number; entries: number };

/** Who was let in, by the category of the file; null for day badges and codes that are nobody's. Read by `passage_by_time`. */
export const cameInByCategory = (day: Reported): Promise<readonly CameIn[]> =>
  database().execute<CameIn>(sql`
    select nominee.category as key, count(distinct passage.holder_id)::int as people, count(*)::int as entries
    from passage left join nominee on nominee.id = passage.holder_id
    where ${between("passage.scanned_at", day)} and decision = 'admitted' and passage.direction = 'entry'
    group by 1 order by 2 desc, 1`);

/** The same by gate. */
export const cameInByGate = (day: Reported): Promise<readonly CameIn[]> =>
  database().execute<CameIn>(sql`
    select gate_id as key, count(distinct holder_id)::int as people, count(*)::int as entries
    from passage
    where ${between("scanned_at", day)} and decision = 'admitted' and direction = 'entry'
    group by 1 order by 2 desc, 1`);

/** Verdicts of the day other than admit, and phones that sent any. */
export async function gatesSaid(day: Reported) {
  const [row] = await database().execute<{
    refused: number;
    checked: number;
    byHand: number;
    phones: number;
  }>(sql`
    select count(*) filter (where verdict = 'refuse')::int as refused,
      count(*) filter (where verdict = 'check')::int as checked,
      count(*) filter (where source <> 'device')::int as "byHand",
      count(distinct device_id)::int as phones
    from passage where ${between("scanned_at", day)}`);
  return row ?? { refused: 0, checked: 0, byHand: 0, phones: 0 };
}

/** Phones that stood at a gate at the end of what is reported. */
export async function phonesAtGates({ until }: Reported): Promise<number> {
  const [row] = await database().execute<{ phones: number }>(sql`
    select count(distinct device_id)::int as phones from device_assignment
    where "from" <= ${until.toISOString()}::timestamptz
      and ("until" is null or "until" > ${until.toISOString()}::timestamptz)`);
  return row?.phones ?? 0;
}

export type IncidentCount = { kind: IncidentKind; opened: number; open: number };

/** What went wrong on the day, and how much of it is still open at its end. */
export const incidentCounts = (day: Reported): Promise<readonly IncidentCount[]> =>
  database().execute<IncidentCount>(sql`
    select kind, count(*)::int as opened,
      count(*) filter (where closed_at is null or closed_at > ${day.until.toISOString()}::timestamptz)::int as open
    from incident
    where state <> 'withdrawn' and ${between("opened_at", day)}
    group by 1 order by 2 desc, 1`);

/** Meetings that were to begin on the day up to then, by how they stand. */
export async function meetingCounts(day: Reported): Promise<ReadonlyMap<MeetingState, number>> {
  const rows = await database().execute<{ id: string; moved: boolean }>(sql`
    select bilateral.request_id as id, exists (select from meeting_turn
      where meeting_turn.request_id = bilateral.request_id and turn = 'moved') as moved
    from bilateral where ${between("starts_at", day)}`);
  const marks = await currentMarks(
    rows.map(({ id }) => id),
    database(),
  );
  const counts = new Map<MeetingState, number>();
  for (const { id, moved } of rows) {
    const state = stateOf(marks.get(id)?.mark ?? null, moved);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

type PrintKind = (typeof PRINT_ENTRY_KINDS)[number];

/** What the print register says of the day. */
export async function printCounts(day: Reported): Promise<ReadonlyMap<PrintKind, number>> {
  const rows = await database().execute<{ kind: PrintKind; count: number }>(sql`
    select kind, count(*)::int as count from print_entry
    where ${between("at", day)} group by 1`);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}
