import type { DelegationStatus } from "../delegation/status.ts";
import type { Category, SummitDefinition } from "./definition.ts";

type Openings = Pick<SummitDefinition, "categories" | "quotas">;

/**
 * The categories in which a delegation of this status may nominate: open to it, and with places in their quota group.
 * @param status null for a delegation whose first status has not begun: nothing is open to it
 */
export function categoriesOpenTo(
  { categories, quotas }: Openings,
  status: DelegationStatus | null,
): Category[] {
  const rule = quotas.find((candidate) => candidate.status === status);
  if (!rule || status === null) return [];
  return categories.filter(
    ({ openTo, quotaGroup }) =>
      (openTo?.includes(status) ?? true) && (rule.badges[quotaGroup] ?? 0) > 0,
  );
}
