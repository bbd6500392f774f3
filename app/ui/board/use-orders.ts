import { useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

import { PressedAhead } from "./pressed-ahead.ts";

/** Orders of a board to the server, one at a time, and the keys that were pressed before the answer. */
class Orders {
  /** What has the focus once the answer is there; `left` when the page has begun to send. */
  #sent: { focus: string; left: boolean } | null = null;
  readonly #ahead: PressedAhead;

  constructor(cardUnder: (target: EventTarget) => Element | null) {
    this.#ahead = new PressedAhead(cardUnder);
  }

  /** @returns false while another order is under way: this one is not to be sent */
  begin(focus: string): boolean {
    if (this.#sent) return false;
    this.#sent = { focus, left: false };
    return true;
  }
  areUnderWay = (): boolean => this.#sent !== null;
  keep = (event: KeyboardEvent): void => this.#ahead.keep(event);

  /** Told of each state of the page's navigation. @returns where the focus goes when the answer just came */
  follow(state: ReturnType<typeof useNavigation>["state"]): string | null {
    if (!this.#sent) return null;
    if (state !== "idle") this.#sent.left = true;
    else if (this.#sent.left) {
      const { focus } = this.#sent;
      this.#sent = null;
      return focus;
    }
    return null;
  }
  play = (): void => this.#ahead.play();
}

/** @returns the orders of this page, and the sending of one: its fields, and whose card has the focus afterwards */
export function useOrders(cardUnder: (target: EventTarget) => Element | null) {
  const submit = useSubmit();
  const [orders] = useState(() => new Orders(cardUnder));
  const order = (fields: Record<string, string>, focus: string): void => {
    if (orders.begin(focus)) submit(fields, { method: "post", preventScrollReset: true });
  };
  return { orders, order };
}

/**
 * Calls `settle` when an order is answered, then plays the keys pressed meanwhile. To be called after the effects that hand
 * the newest view to the listeners: those keys must not act on the old one.
 */
export function useAnswered(orders: Orders, settle: (focus: string) => void): void {
  const { state } = useNavigation();
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    const focus = orders.follow(state);
    if (focus === null) return;
    latest.current(focus);
    orders.play();
  }, [orders, state]);
}
