import { useSyncExternalStore } from "react";

import type { Carried } from "./held.ts";

/**
 * What is in the hand. It stands outside of React's tree, so that a step of a drag draws the carried card anew and none
 * of the hundreds that lie still.
 */
export class CarryStore {
  #carried: Carried | null = null;
  /** What is said when nothing is in the hand. */
  #note = "";
  readonly #listeners = new Set<() => void>();

  get carried(): Carried | null {
    return this.#carried;
  }
  get note(): string {
    return this.#note;
  }

  set(carried: Carried | null, note = ""): void {
    this.#carried = carried;
    this.#note = note;
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Draws anew only when what `select` answers is another value. */
export function useCarried<T extends string | boolean | Carried | null>(
  store: CarryStore,
  select: (carried: Carried | null, note: string) => T,
): T {
  const read = () => select(store.carried, store.note);
  return useSyncExternalStore(store.subscribe, read, () => select(null, ""));
}
