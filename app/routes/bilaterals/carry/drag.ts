import type { PointerEvent as ReactPointerEvent } from "react";

import { MEETING_MINUTES } from "#app/domain/bilateral/kinds.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";

import { snap } from "#app/ui/board/geometry.ts";
import { cardUnder } from "./focus.ts";
import { type Held, inAFreeRoom } from "./held.ts";
import { Columns, followPointer } from "#app/ui/board/pointer.ts";
import type { Hand } from "./hand.ts";

/** Where an entry of the tray hangs from the pointer, pixels from its top. */
const TRAY_GRIP = 8;

/** Carries a card with the pointer from a press on; pressed at its lower edge, it is stretched instead. */
export function dragCard(
  down: ReactPointerEvent<HTMLElement>,
  request: BoardRequest,
  on: {
    hand: () => Hand;
    mayTake: (request: BoardRequest) => boolean;
    dragged: (is: boolean) => void;
  },
): void {
  const card = cardUnder(down.target);
  const board = document.querySelector<HTMLElement>(".bilaterals .bd");
  if (!card || !board) return;
  const lies = card.closest(".bd") !== null;
  const grip = lies ? down.clientY - card.getBoundingClientRect().top : TRAY_GRIP;
  const stretches =
    down.target instanceof Element && down.target.closest("[data-grip]") && request.meeting;
  const columns = new Columns(board);
  let refused = false;
  let told = "";
  const where = (event: PointerEvent): Held | undefined => {
    const under = columns.under(event, stretches ? 0 : grip);
    if (!under) return undefined;
    const { view, axis, day } = on.hand();
    const common = { request, by: "mouse", moved: true } as const;
    if (stretches) {
      const { roomId, start } = stretches;
      const minutes = nearest(under.minutes - (start - day.opens) / 60_000);
      return { ...common, spot: { roomId, start }, minutes };
    }
    const { minutes } = request;
    const start = snap(day, under.minutes, minutes);
    if (axis === "rooms") return { ...common, spot: { roomId: under.id, start }, minutes };
    return inAFreeRoom({ ...common, spot: { roomId: "", start }, minutes }, view);
  };
  followPointer(down, {
    drag: (event) => {
      on.dragged(true);
      refused ||= told === "" && !on.mayTake(request);
      if (refused) return;
      columns.scrollAtEdge(event);
      const held = where(event);
      if (!held) return;
      const now = `${held.spot.roomId} ${held.spot.start} ${held.minutes}`;
      if (now === told) return;
      told = now;
      on.hand().take(held);
    },
    drop: () => {
      setTimeout(() => on.dragged(false), 0);
      if (told) on.hand().setDown();
    },
    cancel: () => {
      on.dragged(false);
      on.hand().putBack();
    },
  });
}

/** The length on offer that is nearest to where the edge was pulled. */
const nearest = (minutes: number): number =>
  MEETING_MINUTES.reduce((best, offered) =>
    Math.abs(offered - minutes) < Math.abs(best - minutes) ? offered : best,
  );
