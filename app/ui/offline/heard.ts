/** What the server said last, and when that was heard (ms, of this device's clock). */
export type Heard<T> = { what: T; at: number };

/** Counted up when what is kept changes its shape, so that a newer page does not stumble over an older one's. */
const FORMAT = 1;
const keyOf = (name: string): string => `heard ${FORMAT} ${name}`;

/** Keeps it on this device, so that a page that is opened anew without a network goes on from it. */
export function remember<T>(name: string, heard: Heard<T>): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(heard));
  } catch {
    // No storage, or none left: the page goes on with what it was opened with.
  }
}

/** What was kept under this name; null where there is nothing. */
export function recall<T>(name: string): Heard<T> | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? "null") as Heard<T> | null;
  } catch {
    return null;
  }
}

/** Of two the one heard later. */
export const later = <T>(a: Heard<T>, b: Heard<T> | null): Heard<T> => (b && b.at > a.at ? b : a);
