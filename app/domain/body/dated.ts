import type { Trilingual } from "../language/languages.ts";
import type { DatedName, Tenure } from "./entities.ts";

/**
 * The name that holds on a day: the latest that had begun.
 * @param day ISO day in Astana
 */
export function nameOn(names: readonly DatedName[], day: string): Trilingual | undefined {
  return names
    .filter(({ from }) => from === null || from <= day)
    .toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""))
    .at(-1)?.name;
}

/** Does a tenure hold on a day? Its last day counts. */
export const holdsOn = ({ from, until }: Tenure, day: string): boolean =>
  (from === null || from <= day) && (until === null || day <= until);
