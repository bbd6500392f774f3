/** What people do; each has a client of its own, and each must work again after a fault. */
export const KINDS = [
  "passages",
  "verdicts",
  "drafts",
  "submissions",
  "decisions",
  "bookings",
  "prints",
  "letters",
] as const;
export type Kind = (typeof KINDS)[number];

/**
 * What was acknowledged, kept on the side of those to whom it was: the only witness that the database cannot talk to.
 * Times are those of `performance.now()`.
 */
export type Ledger = {
  /** Somebody was told that it is done. */
  acknowledge: (kind: Kind, key: string) => void;
  /** Somebody was not served: an error, a refusal that is not theirs, silence. */
  fail: (kind: Kind, why: string) => void;
  /** Keys that were acknowledged. */
  of: (kind: Kind) => ReadonlySet<string>;
  /** How often, all kinds together; a booking that was carried back and forth counts each time. */
  acknowledged: () => number;
  failed: () => number;
  /** Why people were not served since a moment, with how often. */
  failuresSince: (moment: number) => ReadonlyMap<string, number>;
  /** The first acknowledgement of a kind after a moment. */
  firstSince: (kind: Kind, moment: number) => number | undefined;
};

export function openLedger(): Ledger {
  const keys = new Map<Kind, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  const times = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
  const failures: { at: number; why: string }[] = [];
  return {
    acknowledge: (kind, key) => {
      keys.get(kind)?.add(key);
      times.get(kind)?.push(performance.now());
    },
    fail: (kind, why) => void failures.push({ at: performance.now(), why: `${kind}: ${why}` }),
    of: (kind) => keys.get(kind) ?? new Set(),
    acknowledged: () => [...times.values()].reduce((sum, { length }) => sum + length, 0),
    failed: () => failures.length,
    failuresSince: (moment) => {
      const counted = new Map<string, number>();
      for (const { at, why } of failures)
        if (at >= moment) counted.set(why, (counted.get(why) ?? 0) + 1);
      return counted;
    },
    firstSince: (kind, moment) => times.get(kind)?.find((at) => at > moment),
  };
}
