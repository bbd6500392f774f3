/**
 * What a gate says to a badge. Every reason has its words in each language and a test.
 * The order of judgement is that of `judge.ts`.
 */
export const REFUSAL_REASONS = [
  "malformed",
  "unknown_key",
  "bad_signature",
  "key_revoked",
  "not_yet_valid",
  "expired",
  "revoked",
  "superseded",
  "zone_not_allowed",
  "already_inside",
  "not_inside",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const CHECK_REASONS = [
  "list_too_old",
  "not_on_list",
  "within_grace",
  "typed_number",
  "clock_wrong",
] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export type Admission =
  | { kind: "admit" }
  | { kind: "refuse"; reason: RefusalReason }
  | { kind: "check"; reason: CheckReason };

export const VERDICT_KINDS = ["admit", "refuse", "check"] as const;

/** What the guard then did. Only this changes presence. */
export const GUARD_DECISIONS = ["admitted", "refused"] as const;
export type GuardDecision = (typeof GUARD_DECISIONS)[number];

export const DIRECTIONS = ["entry", "exit"] as const;
export type Direction = (typeof DIRECTIONS)[number];
