import { statusOn } from "../delegation/status.ts";
import type { SummitDefinition } from "./definition.ts";

/** Places of one delegation in one counter; as a row of the table `quota`. */
export type Places = {
  delegationId: string;
  kind: "badge" | "hosted" | "floater" | "vehicle" | "weapon" | "radio";
  /** Quota group for badges, zone number for floaters; else the kind once more. */
  quotaGroup: string;
  places: number;
};

/**
 * The places that each delegation gets. Its status on the last day of the summit counts, so that who is admitted there
 * registers from the start as what it will be.
 */
export function placesOf(
  definition: Pick<SummitDefinition, "days" | "delegations" | "quotas">,
): Places[] {
  const lastDay = definition.days.at(-1) ?? "";
  return definition.delegations.flatMap(({ id, statuses }) => {
    const status = statusOn(statuses, lastDay);
    const rule = definition.quotas.find((candidate) => candidate.status === status);
    if (!rule) return [];
    return [
      ...Object.entries(rule.badges).map(([quotaGroup, places]) => ({
        delegationId: id,
        kind: "badge" as const,
        quotaGroup,
        places,
      })),
      { delegationId: id, kind: "hosted" as const, quotaGroup: "hosted", places: rule.hosted },
      ...Object.entries(rule.floaters).map(([quotaGroup, places]) => ({
        delegationId: id,
        kind: "floater" as const,
        quotaGroup,
        places,
      })),
    ];
  });
}
