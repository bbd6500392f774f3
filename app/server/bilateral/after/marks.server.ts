import { and, desc, eq, inArray, isNull } from "drizzle-orm";

import type { MeetingMark } from "#app/domain/bilateral/mark.ts";
import { meetingMark, meetingTurn } from "#db/schema/meeting.ts";
import { account } from "#db/schema/person.ts";

import type { Database, Transaction } from "../../platform/database.server.ts";

/** What protocol said of a meeting, by whom and when (ms, summit time). */
export type CurrentMark = {
  id: number;
  mark: MeetingMark;
  lateMinutes: number;
  by: string;
  at: number;
};

/** The marks that count, by request: the newest not undone, if the meeting is where it was when it was said. */
export async function currentMarks(
  requestIds: readonly string[],
  db: Database | Transaction,
): Promise<ReadonlyMap<string, CurrentMark>> {
  if (requestIds.length === 0) return new Map();
  const newest = db
    .selectDistinctOn([meetingTurn.requestId], {
      requestId: meetingTurn.requestId,
      id: meetingTurn.id,
    })
    .from(meetingTurn)
    .where(inArray(meetingTurn.requestId, [...requestIds]))
    .orderBy(meetingTurn.requestId, desc(meetingTurn.id))
    .as("newest");
  const rows = await db
    .selectDistinctOn([meetingMark.requestId], { mark: meetingMark, by: account.name })
    .from(meetingMark)
    .innerJoin(newest, eq(newest.id, meetingMark.turnId))
    .innerJoin(account, eq(account.id, meetingMark.setBy))
    .where(and(inArray(meetingMark.requestId, [...requestIds]), isNull(meetingMark.undoneAt)))
    .orderBy(meetingMark.requestId, desc(meetingMark.id));
  return new Map(
    rows.map(({ mark, by }) => [
      mark.requestId,
      {
        id: mark.id,
        mark: mark.mark,
        lateMinutes: mark.lateMinutes ?? 0,
        by,
        at: mark.setAt.getTime(),
      },
    ]),
  );
}
