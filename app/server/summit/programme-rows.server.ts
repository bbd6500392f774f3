import { inArray, sql } from "drizzle-orm";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import type { DefinitionChange } from "#app/domain/summit/difference.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { outcomeDocument, programmeItem } from "#db/schema/programme.ts";

import type { Transaction } from "../platform/database.server.ts";
import { refused, touched } from "./changes.server.ts";
import { occupyForItems } from "./occupancy.server.ts";

/** Items of the programme with what they occupy. A removed item stays as cancelled, so that calendars follow. */
export async function writeProgramme(
  tx: Transaction,
  definition: SummitDefinition,
  changes: readonly DefinitionChange[],
  now: Date,
): Promise<void> {
  const { kept, removed } = touched(changes, "programme");
  if (removed.length > 0)
    await tx
      .update(programmeItem)
      .set({
        cancelledAt: now,
        changedAt: now,
        roomId: null,
        sequence: sql`${programmeItem.sequence} + 1`,
      })
      .where(inArray(programmeItem.id, removed));
  const entries = definition.programme.filter(({ id }) => kept.has(id));
  if (entries.length > 0)
    await tx
      .insert(programmeItem)
      .values(
        entries.map(({ date, start, end, room: roomId, ...entry }) => ({
          ...entry,
          parties: [...entry.parties],
          unverified: [...entry.unverified],
          day: date,
          startsAt: start === null ? null : astanaInstant(`${date}T${start}`),
          endsAt: end === null ? null : astanaInstant(`${date}T${end}`),
          roomId,
          changedAt: now,
        })),
      )
      .onConflictDoUpdate({
        target: programmeItem.id,
        set: {
          ...refused(
            "day",
            "startsAt",
            "endsAt",
            "kind",
            "title",
            "note",
            "place",
            "roomId",
            "parties",
            "visibility",
            "press",
            "basis",
            "timeBasis",
            "unverified",
            "changedAt",
          ),
          sequence: sql`${programmeItem.sequence} + 1`,
          cancelledAt: null,
        },
      });
  // Who is a member on a day, or how long a room is set up, moves the occupancy of items that did not change themselves.
  const others = ["delegations", "rooms"].some((part) => changes.some((c) => c.part === part));
  const ids = others ? definition.programme.map(({ id }) => id) : [...kept];
  await occupyForItems(tx, [...ids, ...removed]);
}

/** Outcome documents in the order of the definition. One that it did not change keeps the status it has reached. */
export async function writeDocuments(
  tx: Transaction,
  definition: SummitDefinition,
  changes: readonly DefinitionChange[],
): Promise<void> {
  const { kept, removed } = touched(changes, "documents");
  if (removed.length > 0)
    await tx.delete(outcomeDocument).where(inArray(outcomeDocument.id, removed));
  if (kept.size + removed.length === 0) return;
  const upsert = async (ids: ReadonlySet<string> | "all", columns: string[]) => {
    const rows = definition.documents
      .map(({ unverified: _, ...entry }, index) => ({ ...entry, position: index + 1 }))
      .filter(({ id }) => ids === "all" || ids.has(id));
    if (rows.length > 0)
      await tx
        .insert(outcomeDocument)
        .values(rows)
        .onConflictDoUpdate({ target: outcomeDocument.id, set: refused(...columns) });
  };
  await upsert("all", ["position"]);
  await upsert(kept, ["title", "note", "status"]);
}
