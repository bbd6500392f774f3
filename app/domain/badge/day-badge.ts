import { err, ok, type Result } from "../result.ts";
import type { SummitDefinition } from "../summit/definition.ts";
import { astanaDay, astanaInstant } from "../time/astana.ts";
import { parseReason } from "../vetting/reason.ts";
import type { Validity } from "./issue.ts";

/** The fields of the desk's form, in its order. */
export const DAY_BADGE_FIELDS = [
  "holderName",
  "day",
  "delegationId",
  "escort",
  "zones",
  "reason",
] as const;
export type DayBadgeField = (typeof DAY_BADGE_FIELDS)[number];

/** What is wrong with a field; each has its words in `pass.json`. */
export const DAY_BADGE_PROBLEMS = ["missing", "too_long", "unknown", "past"] as const;
export type DayBadgeProblem = (typeof DAY_BADGE_PROBLEMS)[number];

/** Longest words of each field, in characters. */
export const LONGEST_OF_DAY_BADGE = { holderName: 60, escort: 80, reason: 200 } as const;

export type DayBadge = {
  holderName: string;
  day: string;
  delegationId: string;
  escort: string;
  zones: readonly number[];
  reason: string;
};
export type TypedDayBadge = Omit<DayBadge, "zones"> & { zones: readonly string[] };

type Rules = Pick<SummitDefinition, "badgeValidity" | "dayBadge">;

/** The days for which a visitor can still be let in: from today (Astana) to the last day of the badges. */
export function dayBadgeDays({ badgeValidity }: Rules, now: Date): string[] {
  const [first, last] = [astanaDay(now), badgeValidity.until.slice(0, 10)];
  const days: string[] = [];
  for (let day = first; day <= last && days.length < MOST_DAYS; day = nextDay(day)) days.push(day);
  return days;
}
const MOST_DAYS = 14;

/** When a day badge holds: its day by the clocks of Astana, on the first day of badges from their first hour on. */
export function dayBadgeValidity(day: string, { badgeValidity }: Rules): Validity {
  const from = badgeValidity.from.slice(0, 10) === day ? badgeValidity.from : `${day}T00:00`;
  return { notBefore: astanaInstant(from), expires: astanaInstant(`${nextDay(day)}T00:00`) };
}

function nextDay(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + 1);
  return noon.toISOString().slice(0, 10);
}

/**
 * Reads a day badge as typed at the desk. All six fields are asked for: a visitor without somebody who walks along, or
 * without a reason, is nobody's.
 * @param hosts ids of the delegations
 * @returns for each field that cannot stay, why
 */
export function readDayBadge(
  typed: TypedDayBadge,
  rules: Rules,
  { hosts, now }: { hosts: readonly string[]; now: Date },
): Result<DayBadge, Partial<Record<DayBadgeField, DayBadgeProblem>>> {
  const faults: Partial<Record<DayBadgeField, DayBadgeProblem>> = {};
  const words = (field: keyof typeof LONGEST_OF_DAY_BADGE): string => {
    const read = parseReason(typed[field], LONGEST_OF_DAY_BADGE[field]);
    if (!read.ok) faults[field] = "too_long";
    else if (read.value === "") faults[field] = "missing";
    return read.ok ? read.value.replace(/\s+/gu, " ") : "";
  };
  const [holderName, escort, reason] = [words("holderName"), words("escort"), words("reason")];

  if (typed.delegationId === "") faults.delegationId = "missing";
  else if (!hosts.includes(typed.delegationId)) faults.delegationId = "unknown";

  if (!dayBadgeDays(rules, now).includes(typed.day))
    faults.day = typed.day === "" ? "missing" : "past";

  const open = rules.dayBadge?.zones ?? [];
  const zones = [...new Set(typed.zones.map(Number))].toSorted((a, b) => a - b);
  if (zones.length === 0) faults.zones = "missing";
  else if (zones.some((zone) => !open.includes(zone))) faults.zones = "unknown";

  if (Object.keys(faults).length > 0) return err(faults);
  const { day, delegationId } = typed;
  return ok({ holderName, day, delegationId, escort, zones, reason });
}
