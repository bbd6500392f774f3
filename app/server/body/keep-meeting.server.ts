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

/** When, how and where a meeting is held, and who chairs. */
export type MeetingPlan = {
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
  body: string,
  plan: MeetingPlan,
  doer: Doer,
): Promise<Result<string, "no_body">> {
  const { bodies } = await summitDefinition();
  if (!bodies?.some(({ id }) => id === body)) return err("no_body");
  const id = crypto.randomUUID();
  await database().transaction(async (tx) => {
    await tx.insert(bodyMeeting).values({ ...asRow(plan), id, body });
    await record(tx, "meeting.added", id, ["body", ...Object.keys(plan)], doer);
  });
  return ok(id);
}

function asRow({ start, end, ...plan }: MeetingPlan) {
  const at = (hour: string | null) => hour && astanaInstant(`${plan.firstDay}T${hour}`);
  return { ...plan, startsAt: at(start) || null, endsAt: at(end) || null };
}

/** When, how and where a meeting is held and who chairs; all but the last of one in the programme is edited there. */
export async function changeMeeting(
  id: string,
  change: MeetingPlan | Pick<MeetingPlan, "chairId">,
  doer: Doer,
): Promise<void> {
  await database().transaction(async (tx) => {
    const found = await held(tx, id);
    if (!found) return;
    const own = found.itemId === null && "firstDay" in change;
    const set = own ? asRow(change) : { chairId: change.chairId };
    await tx.update(bodyMeeting).set(set).where(eq(bodyMeeting.id, id));
    await record(tx, "meeting.changed", id, Object.keys(set), doer);
  });
}

/** Calls a meeting off, or lets it take place after all. It stays in the calendar, for those who have it in theirs. */
export async function callOff(id: string, off: boolean, doer: Doer): Promise<void> {
  await database().transaction(async (tx) => {
    const found = await held(tx, id);
    if (!found || found.itemId !== null || (found.calledOffAt !== null) === off) return;
    const calledOffAt = off ? doer.now : null;
    await tx.update(bodyMeeting).set({ calledOffAt }).where(eq(bodyMeeting.id, id));
    await record(tx, off ? "meeting.called_off" : "meeting.restored", id, ["calledOffAt"], doer);
  });
}

async function held(tx: Transaction, id: string) {
  const [found] = await tx.select().from(bodyMeeting).where(eq(bodyMeeting.id, id)).for("update");
  return found;
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
