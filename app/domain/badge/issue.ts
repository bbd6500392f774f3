import type { FileStatus } from "../nominee/status.ts";
import { err, ok, type Result } from "../result.ts";
import type { Category, SummitDefinition } from "../summit/definition.ts";
import { astanaInstant } from "../time/astana.ts";
import { zonesOf } from "./zones.ts";

/** Why nobody may print a badge for a person now; each has its words in `badge.json`. */
export const ISSUE_REFUSALS = [
  "no_such_person",
  "not_cleared",
  "no_category",
  "no_photo",
  "summit_over",
  "already_issued",
] as const;
export type IssueRefusal = (typeof ISSUE_REFUSALS)[number];

/** All stages passed, or a badge was made already and another is wanted. */
export const BADGE_STATUSES = [
  "cleared",
  "badge_ready",
  "collected",
] as const satisfies readonly FileStatus[];

/** Why a badge was killed before its time. The list of the desk's form, and of the record. */
export const REVOCATION_REASONS = [
  "lost",
  "stolen",
  "damaged",
  "data_changed",
  "withdrawn",
  "returned",
  "security",
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export type Validity = { notBefore: Date; expires: Date };
export type IssueTerms = { category: Category; zones: readonly number[]; validity: Validity };
type Rules = Pick<SummitDefinition, "badgeValidity" | "categories">;

/** When badges of the summit hold: the same for all, so that a phone's slow clock refuses nobody at reissue. */
export function badgeValidity({ from, until }: SummitDefinition["badgeValidity"]): Validity {
  return { notBefore: astanaInstant(from), expires: astanaInstant(until) };
}

export type IssuedPerson = {
  status: FileStatus;
  category: string | null;
  hasPhoto: boolean;
  /** Zones granted to this person beside those of the category. */
  granted: readonly number[];
};

/** Whether a person may get a badge now, and what it opens. */
export function decideIssue(
  person: IssuedPerson,
  rules: Rules,
  now: Date,
): Result<IssueTerms, IssueRefusal> {
  if (!BADGE_STATUSES.some((status) => status === person.status)) return err("not_cleared");
  const category = rules.categories.find(({ id }) => id === person.category);
  if (!category) return err("no_category");
  if (category.photo === "required" && !person.hasPhoto) return err("no_photo");
  const validity = badgeValidity(rules.badgeValidity);
  if (now >= validity.expires) return err("summit_over");
  return ok({ category, zones: zonesOf(category, person.granted), validity });
}
