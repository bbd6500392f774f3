import { CUSTODY_STATES, type CustodyState } from "./custody.ts";

/** Whose badges, where, under which words. */
export type LedgerFilter = { delegation: string; state: CustodyState | null; words: string };

/** The part of the ledger that an address asks for; a state that there is not is none. */
export function readFilter(search: URLSearchParams): LedgerFilter {
  const text = (name: string) => (search.get(name) ?? "").replaceAll("\0", "").trim().slice(0, 60);
  const state = CUSTODY_STATES.find((each) => each === search.get("state")) ?? null;
  return { delegation: text("delegation"), state, words: text("q") };
}

/** The same as an address, without what is not asked. */
export const filterSearch = ({ delegation, state, words }: LedgerFilter): string =>
  new URLSearchParams({
    ...(delegation && { delegation }),
    ...(state && { state }),
    ...(words && { q: words }),
  }).toString();
