import { and, asc, eq, inArray, sql } from "drizzle-orm";

import { floaterTwice } from "#app/domain/gate/floater-twice.ts";
import type { Walls } from "#app/domain/gate/presence.ts";
import { incident } from "#db/schema/incident.ts";
import { pass } from "#db/schema/pass.ts";
import { passage } from "#db/schema/passage.ts";

import type { Transaction } from "../platform/database.server.ts";
import { agree } from "./incidents-found.server.ts";
import { type LedgerChange, ledgerOfFloaters } from "./ledger-lines.server.ts";

/** Makes the incidents of floaters agree with what their users did: one floater lets one person in at a time. */
export async function settleFloaters(
  tx: Transaction,
  { changed, walls, now }: { changed: readonly LedgerChange[]; walls: Walls; now: Date },
): Promise<void> {
  const floaterIds = await usedByThese(tx, changed);
  if (floaterIds.length === 0) return;
  await tx
    .select({ one: sql`1` })
    .from(pass)
    .where(inArray(pass.id, floaterIds))
    .orderBy(asc(pass.id))
    .for("no key update");
  const lines = await ledgerOfFloaters(tx, floaterIds);
  const standing = await tx
    .select({
      id: incident.id,
      state: incident.state,
      first: incident.firstPassageId,
      second: incident.secondPassageId,
    })
    .from(incident)
    .innerJoin(passage, eq(passage.id, incident.secondPassageId))
    .where(and(eq(incident.kind, "floater_twice"), inArray(passage.floaterId, floaterIds)));
  const found = floaterIds.flatMap((id) => floaterTwice(id, lines, walls));
  await agree(tx, { kind: "floater_twice", found, now, standing });
}

/** The floaters shown now, and those by which these holders ever came in: their leaving ends a use. */
async function usedByThese(
  tx: Transaction,
  changed: readonly LedgerChange[],
): Promise<readonly string[]> {
  const shown = changed.flatMap(({ floaterId }) => floaterId ?? []);
  const holders = changed.flatMap(({ shown: { holder } }) => holder?.id ?? []);
  const rows =
    holders.length === 0
      ? []
      : await tx
          .selectDistinct({ floaterId: passage.floaterId })
          .from(passage)
          .where(
            and(
              inArray(passage.holderId, holders),
              eq(passage.decision, "admitted"),
              sql`${passage.floaterId} is not null`,
            ),
          );
  return [...new Set([...shown, ...rows.flatMap(({ floaterId }) => floaterId ?? [])])].toSorted();
}
