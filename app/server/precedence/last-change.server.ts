import { eq, isNull, or, sql } from "drizzle-orm";

import { placeByHand, representation, sessionOrder, statementTime } from "#db/schema/precedence.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { database } from "../platform/database.server.ts";

/**
 * When a session's order was changed last, so that the same state prints the same bytes; of the summit as a whole when
 * `id` is null. Until something is changed, when its programme was loaded.
 */
export async function lastChange(id: string | null): Promise<Date> {
  const general = isNull(representation.itemId);
  const of = id === null ? general : or(general, eq(representation.itemId, id));
  const latest = sql<string>`greatest(
    (select max(greatest(${representation.recordedAt}, ${representation.takenBackAt})) from ${representation} where ${of}),
    (select max(greatest(${placeByHand.givenAt}, ${placeByHand.takenBackAt})) from ${placeByHand} where ${placeByHand.itemId} = ${id}),
    (select max(${sessionOrder.changedAt}) from ${sessionOrder} where ${sessionOrder.itemId} = ${id}),
    (select max(${statementTime.changedAt}) from ${statementTime} where ${statementTime.itemId} = ${id}),
    (select max(${programmeItem.changedAt}) from ${programmeItem} where ${id}::text is null or ${programmeItem.id} = ${id}))`;
  const [row] = await database().execute<{ at: string }>(sql`select ${latest}::text as at`);
  return row ? new Date(row.at) : new Date(0);
}
