import { and, inArray, isNotNull, sql } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";
import { presence } from "#db/schema/passage.ts";

import type { Transaction } from "../platform/database.server.ts";
import type { Holder } from "./shown.server.ts";

/** The passage that brought somebody where they are; `at` in milliseconds since 1970. */
type Arrival = { id: string; at: number; direction: Direction; floaterId: string | null };
/** Null: outside. */
type Whereabouts = { holder: Holder; place: { zone: number; by: Arrival } | null };

/** Writes where these people are; the rows of those who left stay, without a zone. The caller holds their locks. */
export async function writePlaces(tx: Transaction, people: readonly Whereabouts[]): Promise<void> {
  const inside = people.flatMap(({ holder, place }) => (place ? [{ holder, place }] : []));
  const outside = people.filter(({ place }) => !place).map(({ holder }) => holder.id);
  if (inside.length > 0)
    await tx
      .insert(presence)
      .values(
        inside.map(({ holder, place: { zone, by } }) => ({
          holderId: holder.id,
          ...(holder.kind === "nominee" ? { nomineeId: holder.id } : { passId: holder.id }),
          ...{ zone, passageId: by.id, since: new Date(by.at) },
          floaterId: by.direction === "entry" ? by.floaterId : null,
        })),
      )
      .onConflictDoUpdate({
        target: presence.holderId,
        // Who stays where they were has nothing to tell.
        setWhere: sql`(${presence.zone}, ${presence.passageId}, ${presence.floaterId}) is distinct from
          (excluded.zone, excluded.passage_id, excluded.floater_id)`,
        set: {
          zone: sql`excluded.zone`,
          passageId: sql`excluded.passage_id`,
          floaterId: sql`excluded.floater_id`,
          since: sql`excluded.since`,
          changed: sql`pg_current_xact_id()`,
        },
      });
  if (outside.length > 0)
    await tx
      .update(presence)
      .set({ zone: null, floaterId: null, changed: sql`pg_current_xact_id()` })
      .where(and(inArray(presence.holderId, outside), isNotNull(presence.zone)));
}
