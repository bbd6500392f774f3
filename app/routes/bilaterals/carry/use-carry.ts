import {
  type KeyboardEvent as ReactKeyboardEvent,
  type MouseEvent,
  type PointerEvent as ReactPointerEvent,
  useEffect,
  useMemo,
  useRef,
} from "react";

import { astanaInstant } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";
import { useAnswered, useOrders } from "#app/ui/board/use-orders.ts";

import type { Axis } from "../columns.ts";
import { orderFields } from "../form.ts";
import type { Hand } from "./hand.ts";
import { firstSpot, type Held, judge } from "./held.ts";
import { cardUnder, entryAfter, focusOn } from "./focus.ts";
import { actOnCard, actWhileCarrying } from "./keys.ts";
import { dragCard } from "./drag.ts";
import { CarryStore } from "./store.ts";

/**
 * Carrying a meeting over the board, by mouse or by keys; both end in the same order to the server. One listener on the
 * page serves all cards.
 */
export function useCarry(view: BoardView, axis: Axis, words: Words) {
  const store = useMemo(() => new CarryStore(), []);
  const justDragged = useRef(false);
  const { orders, order: send } = useOrders(cardUnder);
  const day = {
    opens: astanaInstant(`${view.day}T${view.hours.opens}`).getTime(),
    closes: astanaInstant(`${view.day}T${view.hours.closes}`).getTime(),
  };

  const order = (fields: Record<string, string>, focus = fields.request ?? "") =>
    send(fields, focus);
  const putBack = () => {
    const held = store.carried;
    if (held) store.set(null, words.t("carry.back", { pair: words.pair(held.request.sides) }));
  };
  const setDown = () => {
    const held = store.carried;
    if (!held) return;
    const { request, spot, minutes } = held;
    const { meeting, id: requestId } = request;
    const same = meeting?.roomId === spot.roomId && meeting.start === spot.start;
    if (same && meeting.minutes === minutes) {
      putBack();
      return;
    }
    const where = { requestId, ...spot, minutes };
    // Who places one request after another goes on with the next.
    const next = meeting ? requestId : (entryAfter(requestId) ?? requestId);
    order(
      orderFields(
        meeting
          ? { intent: "move", stamp: meeting.stamp, ...where }
          : { intent: "place", ...where },
      ),
      next,
    );
  };
  const take = (held: Held) => store.set(judge(held, view));
  const hand: Hand = { view, axis, day, words, store, take, putBack, setDown, order };
  const latest = useRef(hand);
  useEffect(() => {
    latest.current = hand;
  });

  // The card stays in the hand until the answer is there; focus then goes on.
  useAnswered(orders, (focus) => {
    store.set(null);
    focusOn(focus);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (orders.areUnderWay()) orders.keep(event);
      else if (store.carried?.by === "keys") actWhileCarrying(event, latest.current);
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, [store, orders]);

  const requestOf = (target: EventTarget): BoardRequest | undefined => {
    const id = cardUnder(target)?.dataset.request;
    return latest.current.view.requests.find((request) => request.id === id);
  };
  const mayTake = (request: BoardRequest): boolean => {
    if (!request.meeting?.pinned) return true;
    store.set(null, words.t("carry.pinned", { pair: words.pair(request.sides) }));
    return false;
  };

  /** What the page listens to for all its cards. */
  const listeners = {
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
      const request = requestOf(event.target);
      // A finger scrolls; the panel has a button for each thing that a drag does.
      if (!request || event.button !== 0 || event.pointerType === "touch" || orders.areUnderWay())
        return;
      dragCard(event, request, {
        hand: () => latest.current,
        mayTake,
        dragged: (is) => (justDragged.current = is),
      });
    },
    onClickCapture: (event: MouseEvent) => {
      if (!justDragged.current) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyDown: (event: ReactKeyboardEvent) => {
      if (store.carried || orders.areUnderWay()) return;
      const request = requestOf(event.target);
      if (!request) return;
      const suggested = suggestedBy(event.target);
      actOnCard(event, request, latest.current, () => {
        const spot = mayTake(request) && firstSpot(request, suggested, latest.current);
        if (spot) take({ request, spot, minutes: request.minutes, by: "keys", moved: false });
      });
    },
  };
  return { store, day, listeners, order };
}
export type Carry = ReturnType<typeof useCarry>;

/** The first free place that an entry of the tray names. */
function suggestedBy(target: EventTarget) {
  const { room, start } = cardUnder(target)?.dataset ?? {};
  return room && start ? { roomId: room, start: Number(start) } : undefined;
}
