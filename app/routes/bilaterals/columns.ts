import { type Interval, lasting } from "#app/domain/bilateral/interval.ts";
import type { ProposedChange, ProposedPlace } from "#app/domain/bilateral/plan/proposal.ts";
import type { Holder, MeetingRoom } from "#app/domain/bilateral/placement.ts";
import type { Meeting } from "#app/domain/bilateral/rearrange.ts";
import { sideBySide, type Track } from "#app/domain/bilateral/side-by-side.ts";
import { assertNever } from "#app/domain/result.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";

/** What the columns of the board are: the rooms, or the delegations that meet on the day. */
export type Axis = "rooms" | "delegations";
/** A meeting as it stands, and what a plan that is looked at would do with it. */
export type Standing = {
  request: BoardRequest;
  meeting: Meeting;
  proposed: "moved" | "dropped" | undefined;
};
/** Where a plan that is looked at would have a meeting. */
export type Proposed = {
  request: BoardRequest;
  before: ProposedPlace | null;
  after: ProposedPlace;
};
/** Time of a column that the programme or a block has. */
export type Taken = { id: string; by: Holder; during: Interval };

export type Column = {
  id: string;
  /** Of a column that is a room. */
  room: MeetingRoom | undefined;
  cards: readonly Track<Standing>[];
  proposed: readonly Proposed[];
  taken: readonly Taken[];
};

/** The board of a day as columns, each with the meetings that stand in it. */
export function columnsOf(
  view: BoardView,
  axis: Axis,
  changes: readonly ProposedChange[] = [],
): Column[] {
  const onDay = ({ start }: ProposedPlace) => astanaDay(new Date(start)) === view.day;
  const changeOf = new Map(changes.map((change) => [change.requestId, change]));
  const standing = view.requests.flatMap((request): Standing[] => {
    const { meeting } = request;
    if (!meeting || !onDay(meeting)) return [];
    const change = changeOf.get(request.id);
    return [{ request, meeting, proposed: change && (change.after ? "moved" : "dropped") }];
  });
  const proposed = view.requests.flatMap((request): Proposed[] => {
    const { before = null, after } = changeOf.get(request.id) ?? {};
    return after && onDay(after) ? [{ request, before, after }] : [];
  });
  const tracks = (of: readonly Standing[]) =>
    sideBySide(of, ({ meeting }) => lasting(meeting.start, meeting.minutes));
  if (axis === "rooms") {
    return view.rooms.map((room) => ({
      ...{ id: room.id, room, taken: roomTaken(view, room.id) },
      cards: tracks(standing.filter(({ meeting }) => meeting.roomId === room.id)),
      proposed: proposed.filter(({ after }) => after.roomId === room.id),
    }));
  }
  return delegationsOf(view, standing).map((id) => ({
    ...{ id, room: undefined, taken: takenFrom(view, id) },
    cards: tracks(standing.filter(({ request }) => request.sides.includes(id))),
    proposed: proposed.filter(({ request }) => request.sides.includes(id)),
  }));
}

/** Everybody who meets on the day, or waits to. */
function delegationsOf(view: BoardView, standing: readonly Standing[]): string[] {
  const waiting = view.unplaced.map(({ request }) => request);
  const sides = [...standing.map(({ request }) => request), ...waiting].flatMap(
    (request) => request.sides,
  );
  const codeOf = (id: string) => view.delegations[id]?.code ?? id;
  return [...new Set(sides)].toSorted((a, b) => codeOf(a).localeCompare(codeOf(b), "en"));
}

function takenFrom({ board, day }: BoardView, delegationId: string): Taken[] {
  const own = board.principalHolds.filter((hold) => hold.delegationId === delegationId);
  return takenOn(day, own);
}

function roomTaken({ board, day }: BoardView, roomId: string): Taken[] {
  return takenOn(
    day,
    board.roomHolds.filter((hold) => hold.roomId === roomId),
  );
}

function takenOn(day: string, holds: readonly { by: Holder; during: Interval }[]): Taken[] {
  const taken = new Map<string, Taken>();
  for (const { by, during } of holds) {
    if (by.kind === "meeting" || astanaDay(new Date(during.from)) !== day) continue;
    const id = holderId(by);
    taken.set(id, { id, by, during });
  }
  return [...taken.values()];
}

/** By what whoever holds a room or a principal is known. */
export function holderId(by: Holder): string {
  switch (by.kind) {
    case "meeting":
      return by.requestId;
    case "programme":
      return by.itemId;
    case "block":
      return by.blockId;
    default:
      return assertNever(by);
  }
}
