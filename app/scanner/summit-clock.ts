import { type Clocks, clockSetBy, listAgeSeconds } from "#app/domain/gate/list-age.ts";

import { readClocks } from "./clocks.ts";

/**
 * Summit time and the age of the list on a phone without a network. A wall clock that somebody sets while the page is looked
 * at (and its screen kept awake) does not move summit time: no badge expires by it. It does age the list, for nothing tells
 * it from a sleep for certain, and an old list only asks the guard to look closer.
 */
export class SummitClock {
  #ahead = 0;
  #listAt: Clocks | null = null;
  #read = readClocks();
  #slept = false;
  readonly #whenSet: () => void;

  /** @param whenSet hears that somebody set the wall clock */
  constructor(whenSet: () => void) {
    this.#whenSet = whenSet;
  }

  /** What to add to the wall clock to get summit time, ms; kept with the list for the next start. */
  get summitMinusWallMs(): number {
    return this.#ahead;
  }

  /** @param listAt null for a list that was kept before the page was opened: its age cannot be told */
  set(summitMinusWallMs: number, listAt: Clocks | null): void {
    this.#follow();
    this.#ahead = summitMinusWallMs;
    this.#listAt = listAt;
  }

  /** Summit time, seconds since 1970. */
  now(): number {
    this.#follow();
    return Math.floor((Date.now() + this.#ahead) / 1000);
  }

  /** Null when it cannot be told. */
  listAgeSeconds(): number | null {
    this.#follow();
    return listAgeSeconds(this.#listAt, readClocks());
  }

  /** Reads both clocks. Whoever asks each second, and whenever the page is hidden or comes back, misses nothing. */
  #follow(): void {
    const now = readClocks();
    if (document.visibilityState === "hidden") this.#slept = true;
    const set = this.#slept ? 0 : clockSetBy(this.#read, now);
    if (document.visibilityState === "visible") this.#slept = false;
    this.#read = now;
    if (set === 0) return;
    this.#ahead -= set;
    this.#whenSet();
  }
}
