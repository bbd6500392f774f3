import type { Trilingual } from "../language/languages.ts";

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
  "blocked",
  "gate_stopped",
  "zone_not_allowed",
  "zone_closed",
  "floater_alone",
  "floater_not_valid",
  "floater_other_delegation",
  "floater_other_zone",
  "floater_in_use",
  "already_inside",
  "not_inside",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const CHECK_REASONS = [
  "list_too_old",
  "not_on_list",
  "within_grace",
  "floater_needed",
  "badge_needed",
  "typed_number",
  "clock_wrong",
] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export type Admission =
  | { kind: "admit" }
  | { kind: "refuse"; reason: RefusalReason }
  | { kind: "check"; reason: CheckReason };

/** Checks that the next code may answer: the token that is missing beside the one shown. */
export const AWAITS_ANOTHER: ReadonlySet<string> = new Set<CheckReason>([
  "floater_needed",
  "badge_needed",
]);

export const VERDICT_KINDS = ["admit", "refuse", "check"] as const;

/** What the guard then did. Only this changes presence. */
export const GUARD_DECISIONS = ["admitted", "refused"] as const;
export type GuardDecision = (typeof GUARD_DECISIONS)[number];

export const DIRECTIONS = ["entry", "exit"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * The words of a verdict, in all languages at once on every phone. In each language the three begin with different
 * letters, and none is another with "not" added: they are read from the corner of an eye.
 */
export const VERDICT_WORDS: Record<Admission["kind"], Trilingual> = {
  admit: { en: "ADMIT", ru: "ДОПУСК", kk: "РҰҚСАТ" },
  refuse: { en: "REFUSE", ru: "ОТКАЗ", kk: "ӨТПЕЙДІ" },
  check: { en: "CHECK", ru: "ПРОВЕРКА", kk: "ТЕКСЕРУ" },
};
