import type { Basis } from "../programme/kinds.ts";
import type { CategoryLetter } from "../badge/letter.ts";

/** What happens to a declaration after its deadline: `accept` marks it late for the security office, `refuse` turns it away. */
export const LATE_RULES = ["accept", "refuse"] as const;

/**
 * The host's rules on weapons and radios. Days are working days before the day of entry: Saturdays, Sundays and
 * `holidays` do not count. `basis` says whether the authorities gave the rule or it is assumed from other summits.
 */
export type DeclarationRules = {
  /** Hour in Astana, `HH:MM`, at which the last day closes. */
  closesAt: string;
  holidays: readonly string[];
  late: (typeof LATE_RULES)[number];
  /** Badge letter of those who may bear a weapon. */
  bearerLetter: CategoryLetter;
  weapons: { workingDays: number; rounds: number; basis: Basis };
  /** `bands` in megahertz, both ends included; `watts` is the most that a device may radiate. */
  radios: { workingDays: number; watts: number; bands: readonly Band[]; basis: Basis };
};
export type Band = { from: number; to: number };
