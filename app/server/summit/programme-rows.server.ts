import { inArray, sql } from "drizzle-orm";

import type { MeetingMode } from "#app/domain/body/kinds.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import type { DefinitionChange } from "#app/domain/summit/difference.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { programmeItem } from "#db/schema/programme.ts";

import type { Transaction } from "../platform/database.server.ts";
import { refused, touched } from "./changes.server.ts";
import { occupyForItems } from "./occupancy.server.ts";

/** How an item is held: as it says itself, or the meeting of a body that stands on it. */
export const modeOf = (
  { meetings = [], programme }: SummitDefinition,
  itemId: string,
): MeetingMode | null =>
  programme.find(({ id }) => id === itemId)?.mode ??
  meetings.find(({ item }) => item === itemId)?.mode ??
  null;

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
          mode: modeOf(definition, entry.id),
          agenda: [...(entry.agenda ?? [])],
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
            "mode",
            "agenda",
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
