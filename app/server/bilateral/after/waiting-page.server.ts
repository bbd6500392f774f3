import { delegation } from "#db/schema/delegation.ts";

import { database } from "../../platform/database.server.ts";
import { waitingList } from "./waiting-list.server.ts";

/** The freed slots and whom each is proposed to, with the names that a page shows, and how many wait in all. */
export async function waitingPage(now: Date) {
  const { proposals, loaded } = await waitingList(now);
  const homes = await database()
    .select({ id: delegation.id, iso2: delegation.iso2, name: delegation.name })
    .from(delegation);
  return {
    waiting: loaded.requests.filter(({ status, meeting }) => status === "accepted" && !meeting)
      .length,
    proposals: proposals.map(({ turnId, slot, start, others, request }) => ({
      turnId,
      slot,
      start,
      others,
      requestId: request.id,
      level: request.level,
      minutes: request.minutes,
      sides: request.sides.flatMap((side) => homes.filter(({ id }) => id === side)),
      room: loaded.rooms.find(({ id }) => id === slot.roomId)?.name ?? { en: "", ru: "", kk: "" },
    })),
  };
}
export type WaitingPage = Awaited<ReturnType<typeof waitingPage>>;
