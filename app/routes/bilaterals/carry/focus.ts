const CARD = "[data-request]";

/** The card or tray entry that an event came from. */
export const cardUnder = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(CARD) : null;

/** Moves focus to a request, wherever it is now; its card on the board before its entry in the tray. */
export function focusOn(requestId: string): void {
  const found = [...document.querySelectorAll<HTMLElement>(CARD)].filter(
    (card) => card.dataset.request === requestId,
  );
  (found.find((card) => card.closest(".bd")) ?? found[0])?.focus();
}

/** The request whose entry stands after another in the tray, or before it at the end. */
export function entryAfter(requestId: string): string | undefined {
  const entries = [...document.querySelectorAll<HTMLElement>(`.tray ${CARD}`)].map(
    ({ dataset }) => dataset.request ?? "",
  );
  const at = entries.indexOf(requestId);
  return entries[at + 1] ?? entries[at - 1];
}

/** The next card in a direction: up and down within a column, left and right to the nearest of the next column that has one. */
export function cardBeside(card: HTMLElement, key: string): HTMLElement | undefined {
  const column = card.closest("[data-column]");
  if (!column) return undefined;
  const cardsOf = (of: Element) => [...of.querySelectorAll<HTMLElement>(`a${CARD}`)];
  const top = (of: HTMLElement) => of.getBoundingClientRect().top;
  if (key === "ArrowUp" || key === "ArrowDown") {
    const cards = cardsOf(column).toSorted((a, b) => top(a) - top(b));
    return cards[cards.indexOf(card) + (key === "ArrowDown" ? 1 : -1)];
  }
  const columns = [...document.querySelectorAll("[data-column]")];
  const at = columns.indexOf(column);
  const onwards = key === "ArrowRight" ? columns.slice(at + 1) : columns.slice(0, at).toReversed();
  const cards = onwards.map(cardsOf).find((found) => found.length > 0) ?? [];
  const far = (of: HTMLElement) => Math.abs(top(of) - top(card));
  return cards.toSorted((a, b) => far(a) - far(b))[0];
}
