/**
 * Keys pressed on cards while an order is under way: whoever knows the board by heart is faster than its server. They are
 * played in their order where the focus is once the answer is there.
 */
export class PressedAhead {
  #pressed: KeyboardEventInit[] = [];
  readonly #cardUnder: (target: EventTarget) => Element | null;

  constructor(cardUnder: (target: EventTarget) => Element | null) {
    this.#cardUnder = cardUnder;
  }

  keep(event: KeyboardEvent): void {
    const { key, code, shiftKey, ctrlKey, metaKey, altKey } = event;
    const onCard = event.target && this.#cardUnder(event.target);
    if (!onCard || key === "Tab" || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#pressed.push({ key, code, shiftKey, bubbles: true, cancelable: true });
  }

  /** A key that sends another order leaves those after it for the answer to that one. */
  play(): void {
    const pressed = this.#pressed;
    this.#pressed = [];
    for (const key of pressed) {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", key));
    }
  }
}
