import { isNull } from "drizzle-orm";
import type { Task } from "graphile-worker";

import { netTurns, type Slot, type Turned } from "#app/domain/bilateral/turn.ts";
import { meetingTurn } from "#db/schema/meeting.ts";

import { readersOf } from "../../delegation/readers.server.ts";
import { summitNow } from "../../platform/clock.server.ts";
import { database, type Transaction } from "../../platform/database.server.ts";
import { queueMail } from "../../platform/mail/queue.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import { tellInterpreters } from "./tell-interpreters.server.ts";
import { meetingLetter } from "./meeting-letter.server.ts";
import { toldMeetings } from "./told-meetings.server.ts";

/** The job `tell_meetings`. */
export const tellMeetings: Task = () => writeMeetingNews();

/**
 * Writes of all that became of meetings since the last time: one letter to each focal point and deputy of their sides,
 * in their own language, and to each interpreter with an address. The turns are marked as told in the transaction that queues the letters: none is lost or told
 * twice, whichever process dies.
 */
export async function writeMeetingNews(): Promise<void> {
  const definition = await summitDefinition();
  const now = await summitNow();
  await database().transaction(async (tx) => {
    const nets = netTurns(await takeTurns(tx, now));
    await tellInterpreters(tx, { definition, now });
    if (nets.length === 0) return;
    const told = await toldMeetings(tx, nets);
    const homes = [...new Set(told.meetings.flatMap(({ sides }) => sides))];
    for (const reader of await readersOf(tx, homes)) {
      const meetings = told.meetings.filter(({ sides }) => sides.includes(reader.delegationId));
      const letter = meetingLetter({ told: { ...told, meetings }, reader, definition });
      await queueMail(tx, { recipient: reader.email, language: reader.language, ...letter });
    }
  });
}

async function takeTurns(tx: Transaction, now: Date): Promise<Turned[]> {
  const taken = await tx
    .update(meetingTurn)
    .set({ toldAt: now })
    .where(isNull(meetingTurn.toldAt))
    .returning();
  return taken
    .toSorted((a, b) => a.id - b.id)
    .map((turn) => ({
      requestId: turn.requestId,
      was: slot(turn.wasRoomId, turn.wasStartsAt, turn.wasEndsAt),
      is: slot(turn.roomId, turn.startsAt, turn.endsAt),
    }));
}

const slot = (roomId: string | null, from: Date | null, until: Date | null): Slot | null =>
  roomId && from && until ? { roomId, from: from.getTime(), until: until.getTime() } : null;
