import { and, desc, eq, isNull, sql } from "drizzle-orm";

import { type MarkRefusal, markProblem, type MeetingMark } from "#app/domain/bilateral/mark.ts";
import type { Meeting } from "#app/domain/bilateral/rearrange.ts";
import { statusFrom } from "#app/domain/bilateral/request.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { bilateral, bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { meetingMark, meetingTurn } from "#db/schema/meeting.ts";

import { audit } from "../../platform/audit.server.ts";
import type { Transaction } from "../../platform/database.server.ts";
import { type ByHand, inOneGo } from "../in-one-go.server.ts";
import { loadBoard } from "../load-board.server.ts";
import { queueFor } from "../occupancy.server.ts";
import { rearrangeIn } from "../rearrange.server.ts";

/** What is said of a meeting; `stamp` as it was seen. */
export type MarkOrder = {
  requestId: string;
  stamp: string;
  mark: MeetingMark;
  /** Of a late one: how much later it begins. */
  minutes: number | null;
};

/**
 * Says that a meeting was held, begins late, did not take place because somebody did not come, or is cancelled. A
 * cancelled one leaves the board, and its request does not wait for another place. Whoever says it is on record; the last
 * word can be taken back.
 */
export async function markMeeting(
  order: MarkOrder,
  by: ByHand,
): Promise<Result<null, MarkRefusal>> {
  const { requestId, mark } = order;
  if (!isUuid(requestId)) return err("unknown");
  return inMarks(async (tx) => {
    await queueFor(tx, [requestId], []);
    const { requests } = await loadBoard(tx, by.now);
    const request = requests.find(({ id }) => id === requestId);
    if (!request) return err("unknown");
    const { meeting } = request;
    if (!meeting) return err("no_place");
    if (meeting.stamp !== order.stamp) return err("changed_meanwhile");
    const until = meeting.start + meeting.minutes * 60_000;
    const hours = { from: meeting.start, until, now: by.now.getTime() };
    const problem = markProblem(mark, hours, order.minutes);
    if (problem) return err(problem);
    if (mark === "cancelled") await takeOff(tx, requestId, meeting, by);
    await tx.insert(meetingMark).values({
      ...{ requestId, mark, turnId: await lastTurn(tx, requestId) },
      ...{ lateMinutes: mark === "late" ? order.minutes : null, setBy: by.actor, setAt: by.now },
    });
    await onRecord(tx, `bilateral.marked_${mark}`, requestId, by);
    return ok(null);
  });
}

/** Takes the last word back; the one before counts again. A cancelled meeting stands again where it stood, if that is free. */
export async function undoMark(requestId: string, by: ByHand): Promise<Result<null, MarkRefusal>> {
  if (!isUuid(requestId)) return err("unknown");
  return inMarks(async (tx) => {
    await queueFor(tx, [requestId], []);
    const [last] = await tx
      .select()
      .from(meetingMark)
      .where(and(eq(meetingMark.requestId, requestId), isNull(meetingMark.undoneAt)))
      .orderBy(desc(meetingMark.id))
      .limit(1);
    if (!last || last.turnId !== (await lastTurn(tx, requestId))) return err("nothing_to_undo");
    await tx
      .update(meetingMark)
      .set({ undoneBy: by.actor, undoneAt: by.now })
      .where(eq(meetingMark.id, last.id));
    if (last.mark === "cancelled") {
      const back = await putBack(tx, requestId, last.turnId, by);
      if (!back.ok) return back;
    }
    await onRecord(tx, "bilateral.mark_undone", requestId, by);
    return ok(null);
  });
}

async function takeOff(tx: Transaction, requestId: string, meeting: Meeting, by: ByHand) {
  // What is cancelled is cancelled whatever its pin: the pin holds against planners, not against the sides.
  const [freed] = meeting.pinned
    ? await tx
        .update(bilateral)
        .set({ pinned: false, version: sql`${bilateral.version} + 1` })
        .where(eq(bilateral.requestId, requestId))
        .returning()
    : [];
  const seen = freed ? `${freed.id}.${freed.version}` : meeting.stamp;
  const off = await rearrangeIn(tx, [{ requestId, seen, after: null }], by);
  if (!off.ok) throw new Error(`A locked meeting could not be cancelled: ${off.error.kind}`);
  await tx
    .update(bilateralRequest)
    .set({ status: "withdrawn" })
    .where(eq(bilateralRequest.id, requestId));
}

async function putBack(
  tx: Transaction,
  requestId: string,
  turnId: number,
  by: ByHand,
): Promise<Result<null, MarkRefusal>> {
  const [turn] = await tx.select().from(meetingTurn).where(eq(meetingTurn.id, turnId));
  const { wasRoomId: roomId, wasStartsAt, wasEndsAt } = turn ?? {};
  if (!roomId || !wasStartsAt || !wasEndsAt) return err("nothing_to_undo");
  const sides = await tx
    .select({ answer: bilateralSide.answer })
    .from(bilateralSide)
    .where(eq(bilateralSide.requestId, requestId));
  await tx
    .update(bilateralRequest)
    .set({ status: statusFrom(sides.map(({ answer }) => answer)) })
    .where(eq(bilateralRequest.id, requestId));
  const start = wasStartsAt.getTime();
  const minutes = (wasEndsAt.getTime() - start) / 60_000;
  const after = { roomId, start, minutes, pinned: false };
  const back = await rearrangeIn(tx, [{ requestId, seen: null, after }], by);
  return back.ok ? ok(null) : err("slot_taken");
}

async function lastTurn(tx: Transaction, requestId: string): Promise<number> {
  const [turn] = await tx
    .select({ id: meetingTurn.id })
    .from(meetingTurn)
    .where(eq(meetingTurn.requestId, requestId))
    .orderBy(desc(meetingTurn.id))
    .limit(1);
  if (!turn) throw new Error(`Request ${requestId} never had a place`);
  return turn.id;
}

/** A refusal rolls everything back; a lost race is a slot that somebody else took. */
async function inMarks(
  change: (tx: Transaction) => Promise<Result<null, MarkRefusal>>,
): Promise<Result<null, MarkRefusal>> {
  let refused: MarkRefusal | undefined;
  const done = await inOneGo<null>(async (tx) => {
    const result = await change(tx);
    if (result.ok) return result;
    refused = result.error;
    throw new Refused();
  }).catch((error: unknown) => {
    if (error instanceof Refused) return err({ kind: "unknown" as const, requestId: null });
    throw error;
  });
  if (done.ok) return done;
  return err(refused ?? "slot_taken");
}

class Refused extends Error {}

const onRecord = (tx: Transaction, action: string, subjectId: string, by: ByHand) =>
  audit(tx, {
    actor: by.actor,
    action,
    subjectKind: "bilateral_request",
    subjectId,
    fields: ["mark"],
    at: by.now,
  });
