/** A pass that stands beside a badge: a floater, handed on in a delegation, or the badge of a visitor for one day. */
export const PASS_KINDS = ["floater", "day_badge"] as const;
export type PassKind = (typeof PASS_KINDS)[number];

/** Why a pass was ended before its time. The list of the desk's form, and of the record. */
export const PASS_END_REASONS = ["given_back", "lost", "damaged", "withdrawn", "security"] as const;
export type PassEndReason = (typeof PASS_END_REASONS)[number];

/** Why nothing came of an order for a pass; each has its words in `pass.json`. */
export const PASS_REFUSALS = [
  "none_left",
  "not_waiting",
  "not_live",
  "summit_over",
  "reason_missing",
  "nobody",
] as const;
export type PassRefusal = (typeof PASS_REFUSALS)[number];

/**
 * What a pass's code states as category (docs/formats.md). The first sign stands in no category's id: a reader that knows
 * no passes finds no such category, and a floater is never taken for somebody's badge.
 */
export const PASS_CATEGORIES = {
  floater: "+floater",
  day_badge: "+day_badge",
} as const satisfies Readonly<Record<PassKind, string>>;

/** Which kind of pass a code states; null for a person's badge. */
export const passKindOf = (claims: { category: string }): PassKind | null =>
  PASS_KINDS.find((kind) => PASS_CATEGORIES[kind] === claims.category) ?? null;

/** A floater's number: delegation, zone, and its turn among all that the delegation ever had for it. `F-KGZ-3-01` */
export const floaterNumber = (delegationCode: string, zone: number, turn: number): string =>
  `F-${delegationCode}-${zone}-${String(turn).padStart(2, "0")}`;

/** A day badge's number: month, day, and its turn on that day. `V-1012-001` */
export const dayBadgeNumber = (day: string, turn: number): string =>
  `V-${day.slice(5, 7)}${day.slice(8, 10)}-${String(turn).padStart(3, "0")}`;

/** Where a pass stands: asked for, good at the gates, past its time, or ended before it. */
export const PASS_STATES = ["waiting", "live", "over", "ended"] as const;
export type PassState = (typeof PASS_STATES)[number];

export function passState(
  pass: { issuedAt: Date | null; expiresAt: Date | null; revokedAt: Date | null },
  now: Date,
): PassState {
  if (pass.revokedAt) return "ended";
  if (!pass.issuedAt || !pass.expiresAt) return "waiting";
  return now < pass.expiresAt ? "live" : "over";
}
