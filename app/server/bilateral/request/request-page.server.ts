import { and, asc, eq, notInArray } from "drizzle-orm";

import type { Attendance } from "#app/domain/bilateral/kinds.ts";
import { levelWarning, type LevelWarning } from "#app/domain/bilateral/level-warning.ts";
import { bilateralAttendee } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../../platform/database.server.ts";
import { asSideSees } from "./as-side-sees.ts";
import type { DelegationMark } from "#app/text/bilateral-words.ts";
import { type BoardRequest, type BoardRoom, loadBoard } from "../load-board.server.ts";

/** One request as its sides and protocol see it. */
export type RequestPage = {
  request: BoardRequest;
  days: readonly string[];
  rooms: readonly BoardRoom[];
  delegations: Readonly<Record<string, DelegationMark>>;
  warning: LevelWarning | null;
  /** The reader's own people, with as what each is named; empty for protocol. */
  people: readonly {
    id: string;
    name: string;
    position: string;
    as: Attendance | "";
    /** Of an interpreter: where they are told of hours, or "". */
    email: string;
  }[];
};

/**
 * Loads a request for somebody.
 * @param delegationId the reader's delegation; null for protocol. A request in which it is no side does not exist for it
 */
export async function requestPage(
  requestId: string,
  delegationId: string | null,
  now: Date,
): Promise<RequestPage | undefined> {
  const { board, rooms, requests } = await loadBoard(database(), now);
  const request = requests.find(({ id }) => id === requestId);
  if (!request || (delegationId !== null && !request.sides.includes(delegationId)))
    return undefined;
  const marks = await database()
    .select({
      id: delegation.id,
      code: delegation.code,
      iso2: delegation.iso2,
      name: delegation.name,
      principal: delegation.principal,
    })
    .from(delegation);
  const ranks = new Map(marks.map(({ id, principal }) => [id, principal?.rank ?? null]));
  return {
    request: delegationId === null ? request : asSideSees(request, delegationId),
    days: board.days,
    rooms,
    delegations: Object.fromEntries(marks.map(({ principal: _, ...mark }) => [mark.id, mark])),
    warning: levelWarning(request.principals, (id) => ranks.get(id) ?? null),
    people: delegationId === null ? [] : await peopleOf(requestId, delegationId),
  };
}

async function peopleOf(requestId: string, delegationId: string): Promise<RequestPage["people"]> {
  const rows = await database()
    .select({
      id: nominee.id,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      position: nominee.position,
      as: bilateralAttendee.as,
      email: bilateralAttendee.email,
    })
    .from(nominee)
    .leftJoin(
      bilateralAttendee,
      and(eq(bilateralAttendee.nomineeId, nominee.id), eq(bilateralAttendee.requestId, requestId)),
    )
    .where(
      and(
        eq(nominee.delegationId, delegationId),
        notInArray(nominee.status, ["draft", "refused", "withdrawn"]),
      ),
    )
    .orderBy(asc(nominee.number));
  return rows.map(({ id, surname, givenNames, position, as, email }) => ({
    id,
    name: [givenNames, surname].filter(Boolean).join(" "),
    position,
    as: as ?? "",
    email: email ?? "",
  }));
}
