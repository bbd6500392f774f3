import { and, eq } from "drizzle-orm";

import type { MeetingMode } from "#app/domain/body/kinds.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { PrincipalRank } from "#app/domain/precedence/ranks.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { bodyMeeting, meetingParticipant } from "#db/schema/body.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

type Doer = { actor: string; now: Date };

export type NewMeeting = {
  body: string;
  firstDay: string;
  lastDay: string | null;
  /** `HH:MM` of the first day, both or neither. */
  start: string | null;
  end: string | null;
  mode: MeetingMode | null;
  place: Trilingual | null;
  link: string;
  chairId: string | null;
};

/** Adds a meeting that is not in the programme. */
export async function addMeeting(
  meeting: NewMeeting,
  doer: Doer,
): Promise<Result<string, "no_body">> {
  const { bodies } = await summitDefinition();
  if (!bodies?.some(({ id }) => id === meeting.body)) return err("no_body");
  const { start, end, ...row } = meeting;
  const id = crypto.randomUUID();
  await database().transaction(async (tx) => {
    await tx.insert(bodyMeeting).values({
      ...{ ...row, id },
      startsAt: start ? astanaInstant(`${row.firstDay}T${start}`) : null,
      endsAt: end ? astanaInstant(`${row.firstDay}T${end}`) : null,
    });
    await record(tx, "meeting.added", id, Object.keys(row), doer);
  });
  return ok(id);
}

/** Who chairs a meeting, how it is held and where one joins; the latter two of one in the programme are edited there. */
export async function changeMeeting(
  id: string,
  change: Pick<NewMeeting, "mode" | "link" | "chairId">,
  doer: Doer,
): Promise<boolean> {
  return database().transaction(async (tx) => {
    const [found] = await tx.select().from(bodyMeeting).where(eq(bodyMeeting.id, id)).for("update");
    if (!found) return false;
    const { chairId } = change;
    const set = found.itemId === null ? change : { chairId };
    await tx.update(bodyMeeting).set(set).where(eq(bodyMeeting.id, id));
    await record(tx, "meeting.changed", id, Object.keys(set), doer);
    return true;
  });
}

/** Puts a delegation on the list of a meeting, or changes the level at which it takes part. */
export async function setParticipant(
  participant: { meetingId: string; delegationId: string; level: PrincipalRank },
  doer: Doer,
): Promise<void> {
  await database().transaction(async (tx) => {
    await tx
      .insert(meetingParticipant)
      .values(participant)
      .onConflictDoUpdate({
        target: [meetingParticipant.meetingId, meetingParticipant.delegationId],
        set: { level: participant.level },
      });
    await record(tx, "meeting.participant_set", participant.meetingId, ["participants"], doer);
  });
}

/** Takes a delegation off the list. */
export async function dropParticipant(
  { meetingId, delegationId }: { meetingId: string; delegationId: string },
  doer: Doer,
): Promise<void> {
  await database().transaction(async (tx) => {
    const gone = await tx
      .delete(meetingParticipant)
      .where(
        and(
          eq(meetingParticipant.meetingId, meetingId),
          eq(meetingParticipant.delegationId, delegationId),
        ),
      )
      .returning({ id: meetingParticipant.meetingId });
    if (gone.length === 0) return;
    await record(tx, "meeting.participant_dropped", meetingId, ["participants"], doer);
  });
}

const record = (
  tx: Transaction,
  action: string,
  subjectId: string,
  fields: readonly string[],
  { actor, now }: Doer,
) => audit(tx, { actor, action, subjectKind: "meeting", subjectId, fields, at: now });
