import { eq } from "drizzle-orm";

import type { BoardChange, BoardRefusal, Changed } from "#app/domain/bilateral/rearrange.ts";
import { assertNever, err, ok, type Result } from "#app/domain/result.ts";
import { bilateral, bilateralRequest } from "#db/schema/bilateral.ts";

import { database } from "../platform/database.server.ts";
import type { Direction } from "../platform/steps.server.ts";
import type { ByHand } from "./in-one-go.server.ts";
import { type BoardRequest, meetingOf } from "./load-board.server.ts";
import { rearrange } from "./rearrange.server.ts";
import { turnBack } from "./turn-back.server.ts";

/** What a protocol officer orders on the board. `start` in ms; `stamp` as the meeting was seen; `minutes` when it is to last longer or shorter. */
export type BoardOrder =
  | { intent: "place"; requestId: string; roomId: string; start: number; minutes?: number }
  | {
      intent: "move";
      requestId: string;
      stamp: string;
      roomId: string;
      start: number;
      minutes?: number;
    }
  | { intent: "remove" | "pin" | "unpin"; requestId: string; stamp: string }
  | { intent: Direction; stepId?: string };

/** What was done, and the step to turn back if it was a mistake; `way` is how it was come to. */
export type Done = { changed: readonly Changed[]; stepId: string; way: "order" | Direction };

/** Carries out one order; a refusal leaves the board as it was. */
export async function carryOut(order: BoardOrder, by: ByHand): Promise<Result<Done, BoardRefusal>> {
  if (!("requestId" in order)) {
    const turned = await turnBack(order.intent, by, order.stepId);
    return turned.ok ? ok({ ...turned.value, way: order.intent }) : turned;
  }
  const { requestId } = order;
  const request = await standingOf(requestId);
  if (!request) return err({ kind: "unknown", requestId });
  const done = await rearrange([changeOf(order, request)], by);
  return done.ok ? ok({ ...done.value, way: "order" }) : done;
}

type StandingRequest = Pick<BoardRequest, "id" | "minutes" | "meeting">;

async function standingOf(requestId: string): Promise<StandingRequest | undefined> {
  const [row] = await database()
    .select({ id: bilateralRequest.id, minutes: bilateralRequest.minutes, meeting: bilateral })
    .from(bilateralRequest)
    .leftJoin(bilateral, eq(bilateral.requestId, bilateralRequest.id))
    .where(eq(bilateralRequest.id, requestId));
  return row && { ...row, meeting: row.meeting && meetingOf(row.meeting) };
}

type OneOrder = Exclude<BoardOrder, { intent: Direction }>;

/** The change that an order asks for. What it leaves unsaid stays as it is; its stamp says that it still is so. */
function changeOf(
  order: OneOrder,
  { id: requestId, minutes, meeting }: StandingRequest,
): BoardChange {
  switch (order.intent) {
    case "place": {
      const { roomId, start } = order;
      const after = { roomId, start, minutes: order.minutes ?? minutes, pinned: false };
      return { requestId, seen: null, after };
    }
    case "move": {
      const { roomId, start, stamp } = order;
      const pinned = meeting?.pinned ?? false;
      const after = { roomId, start, minutes: order.minutes ?? minutes, pinned };
      return { requestId, seen: stamp, after };
    }
    case "remove":
      return { requestId, seen: order.stamp, after: null };
    case "pin":
    case "unpin": {
      const pinned = order.intent === "pin";
      return { requestId, seen: order.stamp, after: meeting && { ...meeting, pinned } };
    }
    default:
      return assertNever(order);
  }
}
