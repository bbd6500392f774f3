import { and, eq, inArray } from "drizzle-orm";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import type { DefinitionChange } from "#app/domain/summit/difference.ts";
import { bodyMeeting, meetingParticipant } from "#db/schema/body.ts";
import { programmeItem } from "#db/schema/programme.ts";

import type { Transaction } from "../platform/database.server.ts";
import { refused, touched } from "./changes.server.ts";
import { modeOf } from "./programme-rows.server.ts";

/** Meetings of the bodies with who takes part. One at which a document was discussed cannot be removed (foreign keys). */
export async function writeMeetings(
  tx: Transaction,
  definition: SummitDefinition,
  changes: readonly DefinitionChange[],
): Promise<void> {
  const { kept, removed } = touched(changes, "meetings");
  if (removed.length > 0) await tx.delete(bodyMeeting).where(inArray(bodyMeeting.id, removed));
  const entries = (definition.meetings ?? []).filter(({ id }) => kept.has(id));
  if (entries.length === 0) return;
  await tx
    .insert(bodyMeeting)
    .values(
      entries.map(({ id, body, item, firstDay, lastDay, mode, place, chair }) => ({
        ...{ id, body, firstDay, lastDay, place },
        // That of a meeting in the programme stands there.
        mode: item === null ? mode : null,
        itemId: item,
        chairId: chair,
      })),
    )
    .onConflictDoUpdate({
      target: bodyMeeting.id,
      set: refused("body", "itemId", "firstDay", "lastDay", "mode", "place", "chairId"),
    });
  for (const { item } of entries)
    if (item !== null)
      await tx
        .update(programmeItem)
        .set({ mode: modeOf(definition, item) })
        .where(and(eq(programmeItem.id, item), eq(programmeItem.link, "")));
  await tx.delete(meetingParticipant).where(
    inArray(
      meetingParticipant.meetingId,
      entries.map(({ id }) => id),
    ),
  );
  const people = entries.flatMap(({ id: meetingId, participants }) =>
    participants.map(({ delegation: delegationId, level }) => ({ meetingId, delegationId, level })),
  );
  if (people.length > 0) await tx.insert(meetingParticipant).values(people);
}
