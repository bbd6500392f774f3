/** Why somebody's data are not erased now; each has its words. */
export const ERASURE_REFUSALS = [
  "reason_missing",
  "reason_too_long",
  "erased",
  "inside",
  "live_badge",
  "held",
  "list_open",
  "mail_waiting",
  "under_way",
] as const;
export type ErasureRefusal = (typeof ERASURE_REFUSALS)[number];

/** How somebody stands when their erasure is asked for. */
export type Standing = {
  erased: boolean;
  /** In the venue, as far as the ledger knows. */
  inside: boolean;
  /** When their live badge ends; null without one. */
  badgeUntil: Date | null;
  /** A hold on them, on their delegation, or on any class. */
  held: boolean;
  /** A list of their delegation is being read in: they may stand in it. */
  listOpen: boolean;
  /** Mail that names them is still on its way. */
  mailWaiting: boolean;
};

/**
 * Whether a person can be erased now. A badge that opens gates, and somebody inside, are a matter of safety; a hold is one of
 * law; a list or a letter under way would bring the name back, and is over soon.
 */
export function erasureRefusal(of: Standing, now: Date): ErasureRefusal | null {
  if (of.erased) return "erased";
  if (of.inside) return "inside";
  if (of.badgeUntil !== null && of.badgeUntil > now) return "live_badge";
  if (of.held) return "held";
  if (of.listOpen) return "list_open";
  return of.mailWaiting ? "mail_waiting" : null;
}

/** Shorter words are parts of others: "Li" stands in every "delivered". */
const SHORTEST = 3;

/** By which words somebody is looked for where others wrote of them. */
export const wordsNaming = (person: {
  surname: string;
  givenNames: string;
  nativeName: string;
}): string[] => {
  const { surname, givenNames, nativeName } = person;
  // A mononym is all that there is; a given name beside a surname is shared by too many.
  const all = [surname || givenNames, nativeName, `${givenNames} ${surname}`.trim()];
  return [...new Set(all)].filter((word) => [...word].length >= SHORTEST);
};
