import { err, ok, type Result } from "../result.ts";
import type { Category, SummitDefinition } from "../summit/definition.ts";
import { parseReason } from "../vetting/reason.ts";

/** Why a zone was not granted, or a grant not ended; each has its words in `zone.json`. */
export const GRANT_REFUSALS = [
  "unknown_zone",
  "open_already",
  "reason_missing",
  "reason_too_long",
  "not_granted",
] as const;
export type GrantRefusal = (typeof GRANT_REFUSALS)[number];

/** Longest reason of a grant, in characters. */
export const LONGEST_GRANT_REASON = 300;

/** What a person's badge opens: the zones of the category and those granted, each once, by number. */
export const zonesOf = (category: Pick<Category, "zones">, granted: readonly number[]): number[] =>
  [...new Set([...category.zones, ...granted])].toSorted((a, b) => a - b);

/** Whether two sets of zones, in whatever order, open the same. */
export const sameZones = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((zone) => others.includes(zone));

/**
 * Reads a grant as typed. Refuses a zone that the summit does not have or that is open to the person already, and one
 * without a reason: the reason is all that tells a favour from a slip a year later.
 */
export function readGrant(
  typed: { zone: number; reason: string },
  { zones }: Pick<SummitDefinition, "zones">,
  open: readonly number[],
): Result<{ zone: number; reason: string }, GrantRefusal> {
  if (!zones.some(({ number }) => number === typed.zone)) return err("unknown_zone");
  if (open.includes(typed.zone)) return err("open_already");
  const reason = parseReason(typed.reason, LONGEST_GRANT_REASON);
  if (!reason.ok) return reason;
  return reason.value === ""
    ? err("reason_missing")
    : ok({ zone: typed.zone, reason: reason.value });
}
