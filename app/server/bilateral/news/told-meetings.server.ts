import { inArray } from "drizzle-orm";

import type { MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import type { NetTurn } from "#app/domain/bilateral/turn.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { bilateralRequest, bilateralSide, room } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";

import type { Transaction } from "../../platform/database.server.ts";
import { type Attending, attendingOf } from "../room/attending.server.ts";

/** A meeting of which something is told, with its sides by id, the one who asked first. */
export type ToldMeeting = NetTurn & { level: MeetingLevel; sides: readonly string[] };

/** What letters say of meetings: never the topic. */
export type ToldMeetings = {
  meetings: readonly ToldMeeting[];
  /** Names of delegations and of rooms, by id. */
  names: ReadonlyMap<string, Trilingual>;
  rooms: ReadonlyMap<string, Trilingual>;
  /** Who is named for a side of a meeting. */
  attending: (requestId: string, delegationId: string) => Attending;
};

/** Loads what is to be said of these turns. */
export async function toldMeetings(
  tx: Transaction,
  nets: readonly NetTurn[],
): Promise<ToldMeetings> {
  const ids = nets.map(({ requestId }) => requestId);
  const requests = await tx
    .select()
    .from(bilateralRequest)
    .where(inArray(bilateralRequest.id, ids));
  const asked = await tx
    .select()
    .from(bilateralSide)
    .where(inArray(bilateralSide.requestId, ids))
    .orderBy(bilateralSide.delegationId);
  const meetings = nets.flatMap((net): ToldMeeting[] => {
    const request = requests.find(({ id }) => id === net.requestId);
    if (!request) return [];
    const others = asked.filter(({ requestId }) => requestId === net.requestId);
    const sides = [...new Set([request.requesterId, ...others.map((side) => side.delegationId)])];
    return [{ ...net, level: request.level, sides }];
  });
  const homes = await tx.select({ id: delegation.id, name: delegation.name }).from(delegation);
  const rooms = await tx.select({ id: room.id, name: room.name }).from(room);
  return {
    meetings: meetings.toSorted((a, b) => begins(a) - begins(b)),
    names: new Map(homes.map(({ id, name }) => [id, name])),
    rooms: new Map(rooms.map(({ id, name }) => [id, name])),
    attending: await attendingOf(ids, tx),
  };
}

const begins = ({ is, was }: NetTurn): number => (is ?? was)?.from ?? 0;
