import type { KeyboardEvent as ReactKeyboardEvent } from "react";

import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";

import { orderFields } from "../form.ts";
import { STEP } from "#app/ui/board/geometry.ts";
import { cardBeside, cardUnder } from "./focus.ts";
import { stepped, stretched } from "./held.ts";
import type { Hand } from "./hand.ts";

/** Keys while a meeting is in the hand: arrows carry it, with Shift they stretch it, Enter sets it down, Escape puts it back. */
export function actWhileCarrying(event: KeyboardEvent, hand: Hand): void {
  const { store, take, setDown, putBack } = hand;
  const held = store.carried;
  if (!held) return;
  const step = (rooms: number, time: number) => () => take(stepped(held, hand, { rooms, time }));
  const keys: Record<string, () => void> = event.shiftKey
    ? {
        ArrowDown: () => take(stretched(held, 1)),
        ArrowUp: () => take(stretched(held, -1)),
      }
    : {
        ArrowUp: step(0, -STEP),
        ArrowDown: step(0, STEP),
        ArrowLeft: step(-1, 0),
        ArrowRight: step(1, 0),
        PageUp: step(0, -4 * STEP),
        PageDown: step(0, 4 * STEP),
        Enter: setDown,
        Escape: putBack,
        Tab: putBack,
      };
  const act = keys[event.key];
  if (!act) return;
  if (event.key !== "Tab") event.preventDefault();
  event.stopPropagation();
  act();
}

/** Keys on a card that lies: M picks it up, P pins and unpins it, Delete takes it off the board, arrows go to the next card. */
export function actOnCard(
  event: ReactKeyboardEvent,
  request: BoardRequest,
  { order }: Hand,
  pickUp: () => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { meeting, id: requestId } = request;
  const { key, code } = event;
  const act = () => {
    // Letters by their place, so that they work on Russian and Kazakh layouts too.
    if (code === "KeyM") return pickUp();
    if (key.startsWith("Arrow"))
      return cardBeside(cardUnder(event.target) as HTMLElement, key)?.focus();
    if (!meeting) return undefined;
    const { stamp } = meeting;
    if (code === "KeyP") {
      return order(orderFields({ intent: meeting.pinned ? "unpin" : "pin", requestId, stamp }));
    }
    return order(orderFields({ intent: "remove", requestId, stamp }));
  };
  const onBoard = cardUnder(event.target)?.closest(".bd");
  const known =
    code === "KeyM" ||
    (meeting !== null && (code === "KeyP" || key === "Delete")) ||
    (onBoard && key.startsWith("Arrow"));
  if (!known) return;
  event.preventDefault();
  act();
}
