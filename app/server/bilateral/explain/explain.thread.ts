/** Explains a request in a thread of the pool: many places are judged, and a small problem is solved. */
import { explain } from "#app/domain/bilateral/explain/explain.ts";
import type { Explanation, Price } from "#app/domain/bilateral/explain/explanation.ts";
import { forceIn } from "#app/domain/bilateral/plan/force.ts";
import { type BoardWish, problemFromBoard } from "#app/domain/bilateral/plan/from-board.ts";
import type { PlannedMeeting } from "#app/domain/bilateral/plan/problem.ts";
import type { Board, MeetingRoom } from "#app/domain/bilateral/placement.ts";

import { loadSolver, solvePacking } from "../plan/solve-packing.ts";

/** The solver's own word for a problem of a few dozen meetings: an explanation is to be there within a second. */
const SECONDS = 0.5;

/** Loaded once a thread, by its first explanation. */
let solver: ReturnType<typeof loadSolver> | undefined;

/** What stands on the board, without what only screens need. */
export type Standing = {
  board: Board;
  rooms: readonly MeetingRoom[];
  requests: readonly BoardWish[];
};

/** @returns undefined when the board knows no such request */
export async function explainRequest(
  requestId: string,
  { board, rooms, requests }: Standing,
): Promise<Explanation | undefined> {
  const request = requests.find(({ id }) => id === requestId);
  if (!request) return undefined;
  const highs = await (solver ??= loadSolver());
  return explain(request, { rooms, board }, () => {
    const { problem, wishes, placeOf } = problemFromBoard(board, rooms, requests);
    const idOf = ({ request: index }: PlannedMeeting) => wishes[index]?.id ?? "";
    const standing = problem.requests.flatMap(({ id, pinned, published, starts, compat }) => {
      const [start = -1] = published ? [published.start] : pinned ? starts : [];
      const [room = -1] = published ? [published.room] : compat;
      return start < 0 ? [] : [{ request: id, start, room }];
    });
    const id = wishes.indexOf(request);
    const forced = forceIn(problem, standing, id, (packing, start) => {
      const { columns } = solvePacking(highs, packing, { seconds: SECONDS }, start);
      return columns;
    });
    if (!forced) return undefined;
    return {
      at: placeOf(forced.at),
      moved: forced.moved.map(({ from, to }) => ({
        ...{ requestId: idOf(to), from: placeOf(from), to: placeOf(to) },
      })),
      dropped: forced.dropped.map((index) => wishes[index]?.id ?? ""),
    } satisfies Price;
  });
}
