import { type SQL, sql } from "drizzle-orm";

import { AFTER_MOVE, type CustodyState } from "#app/domain/custody/custody.ts";

import type { Transaction } from "../platform/database.server.ts";

/** Where a badge or pass is, and how often it moved. */
export type Standing = { state: CustodyState; turn: number };

/** Where these badges and passes are. While the caller holds their holders' rows, nobody moves them. */
export async function standings(
  tx: Transaction,
  itemIds: readonly string[],
): Promise<Map<string, Standing>> {
  if (itemIds.length === 0) return new Map();
  const ids = sql.join(
    itemIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await tx.execute<Standing & { id: string }>(sql`
    select asked.id, coalesce(moved.turn, 0)::int as turn, ${CUSTODY_STATE} as state
    from unnest(array[${ids}]) as asked (id) ${custodyOf(sql`asked.id`)}`);
  return new Map(rows.map(({ id, state, turn }) => [id, { state, turn }]));
}

/** Joins the last move of a badge or pass as `moved`, and whether a good print of it is known; both by index. */
export const custodyOf = (itemId: SQL): SQL => sql`
  left join lateral (
    select turn, move, at, receipt_id, actor
    from custody_event where badge_id = ${itemId} or pass_id = ${itemId} order by turn desc limit 1
  ) moved on true
  cross join lateral (
    select count(*) filter (where kind <> 'spoiled') > count(*) filter (where kind = 'spoiled') as good
    from print_entry where (badge_id = ${itemId} or pass_id = ${itemId}) and moved.turn is null
  ) printed`;

/** Where a badge of `custodyOf` is, as text: the rule of `AFTER_MOVE` in SQL. */
export const CUSTODY_STATE = sql`case ${sql.join(
  Object.entries(AFTER_MOVE).map(([move, state]) =>
    sql.raw(`when moved.move = '${move}' then '${state}'`),
  ),
  sql` `,
)} when printed.good then 'desk' else 'not_printed' end`;
