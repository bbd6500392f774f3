import type { DelegationStatus } from "../delegation/status.ts";
import type { Basis } from "../programme/kinds.ts";

/**
 * Who reads the positions of others: every delegation with a say (`delegations`), the document's coordinator and
 * co-coordinators (`coordinators`), or nobody but the editors (`own`). One's own is always seen.
 */
export const POSITIONS_SEEN_BY = ["delegations", "coordinators", "own"] as const;

/** What a reservation or a proposal that still stands does to a clearance: it stops it, or is noted. */
export const RESERVATION_RULES = ["stop", "noted"] as const;

/** How outcome documents are negotiated; part of a summit's definition. */
export type DocumentRules = {
  /** Delegations of these statuses read drafts. */
  readers: readonly DelegationStatus[];
  /** Of these, the ones that write positions, and whose silence counts as agreement. */
  say: readonly DelegationStatus[];
  positionsSeenBy: (typeof POSITIONS_SEEN_BY)[number];
  reservations: (typeof RESERVATION_RULES)[number];
  /** The shortest silence procedure, and how long before its end those who have said nothing are reminded. */
  silence: { leastHours: number; remindHours: number };
  basis: Basis;
};

/** Where a definition says nothing: members alone negotiate, each sees its own position, and one reservation stops a clearance. */
export const STRICT_RULES: DocumentRules = {
  readers: ["member"],
  say: ["member"],
  positionsSeenBy: "own",
  reservations: "stop",
  silence: { leastHours: 24, remindHours: 6 },
  basis: "plausible",
};
