import { takesMeetings } from "#app/domain/bilateral/request.ts";
import { delegation } from "#db/schema/delegation.ts";

import { database } from "../platform/database.server.ts";
import { asSideSees } from "./request/as-side-sees.ts";
import type { DelegationMark } from "./board-view.server.ts";
import { type BoardRequest, type BoardRoom, loadBoard } from "./load-board.server.ts";

/** The meetings of one delegation, as its focal point sees them. */
export type DelegationMeetings = {
  /** Waiting for this delegation's answer. */
  incoming: readonly BoardRequest[];
  /** All others that it has part in and that are open, in its own order. */
  others: readonly BoardRequest[];
  /** Declined and withdrawn. */
  closed: readonly BoardRequest[];
  days: readonly string[];
  rooms: readonly Pick<BoardRoom, "id" | "name" | "delegationId">[];
  /** Everybody who takes meetings, this delegation included. */
  delegations: readonly DelegationMark[];
};

/** Loads what a delegation may see: requests in which it is a side, and nobody else's. */
export async function delegationMeetings(
  delegationId: string,
  now: Date,
): Promise<DelegationMeetings> {
  const { board, rooms, requests } = await loadBoard(database(), now);
  const place = ({ parties }: BoardRequest) =>
    parties.find((party) => party.delegationId === delegationId)?.position ?? 0;
  const own = requests
    .filter(({ sides }) => sides.includes(delegationId))
    .map((request) => asSideSees(request, delegationId))
    .toSorted((a, b) => place(a) - place(b));
  const isOpen = ({ status }: BoardRequest) => status === "waiting" || status === "accepted";
  const isIncoming = ({ status, answers }: BoardRequest) =>
    status === "waiting" &&
    answers.some((side) => side.delegationId === delegationId && side.answer === "waiting");
  const marks = await database()
    .select({
      id: delegation.id,
      kind: delegation.kind,
      code: delegation.code,
      iso2: delegation.iso2,
      name: delegation.name,
    })
    .from(delegation);
  return {
    incoming: own.filter(isIncoming),
    others: own.filter((request) => isOpen(request) && !isIncoming(request)),
    closed: own.filter((request) => !isOpen(request)),
    days: board.days,
    rooms: rooms.map(({ id, name, delegationId: owner }) => ({ id, name, delegationId: owner })),
    delegations: marks
      .filter(({ kind }) => takesMeetings(kind))
      .map(({ id, code, iso2, name }) => ({ id, code, iso2, name })),
  };
}
