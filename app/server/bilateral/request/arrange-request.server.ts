import { err, ok, type Result } from "#app/domain/result.ts";

import { database } from "../../platform/database.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { loadBoard } from "../load-board.server.ts";
import { changeRequest } from "./change-request.server.ts";
import { lockedRequest } from "./locked-request.server.ts";

/** What protocol arranges of a request; `version` is the one that was seen. */
export type Arrangement = {
  requestId: string;
  version: number;
  hostId: string;
  /** The lowest zone in which the room may lie; null for any. */
  zone: number | null;
  /** The fixed place; null for any room. */
  roomId: string | null;
};

/**
 * Sets host, zone and place of a request. @returns the arrangement that undoes it, as long as nobody changes the request.
 * `unknown` when request, side, zone or room is none; `has_a_room` when it
 * stands on the board already and would not any more.
 */
export function arrangeRequest(
  { requestId, version, hostId, zone, roomId }: Arrangement,
  by: ByHand,
): Promise<Result<Arrangement, "unknown" | "changed_meanwhile" | "has_a_room">> {
  return database().transaction(async (tx) => {
    const request = await lockedRequest(tx, requestId, by.now);
    const { zones } = await summitDefinition();
    const { rooms } = await loadBoard(tx, by.now);
    const placeKnown = roomId === null || rooms.some(({ id }) => id === roomId);
    const zoneKnown = zone === null || zones.some(({ number }) => number === zone);
    if (!request?.sides.includes(hostId) || !placeKnown || !zoneKnown) return err("unknown");
    if (request.version !== version) return err("changed_meanwhile");
    if (request.meeting && roomId !== null && request.meeting.roomId !== roomId)
      return err("has_a_room");
    // The one that asked is host anyway, and stays so only by saying nothing.
    const host = hostId === request.sides[0] ? null : hostId;
    const fields = ["hostId", "zone", "roomId"];
    await changeRequest(
      tx,
      requestId,
      { hostId: host, zone, roomId },
      {
        ...by,
        action: "arranged",
        fields,
      },
    );
    const before = { hostId: request.hostId, zone: request.zone, roomId: request.roomId };
    return ok({ requestId, version: version + 1, ...before });
  });
}
