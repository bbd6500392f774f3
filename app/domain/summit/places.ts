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

/** A registering entity with its dated statuses: of the definition, or accepted since. */
type Registering = Pick<SummitDefinition["delegations"][number], "id" | "statuses">;
type Rules = Pick<SummitDefinition, "days" | "quotas" | "travelLimits">;

/**
 * The places that each delegation gets. Its status on the last day of the summit counts, so that who is admitted there
 * registers from the start as what it will be.
 * @param others who registers beside the definition's delegations: entities that applied and were accepted
 */
export function placesOf(
  definition: Rules & Pick<SummitDefinition, "delegations">,
  others: readonly Registering[] = [],
): Places[] {
  return [...definition.delegations, ...others].flatMap((one) => placesOfOne(one, definition));
}

/** The places of one registering entity; none while no rule is written for its status. */
export function placesOfOne(
  { id, statuses }: Registering,
  { days, quotas, travelLimits }: Rules,
): Places[] {
  const status = statusOn(statuses, days.at(-1) ?? "");
  const rule = quotas.find((candidate) => candidate.status === status);
  const limit = travelLimits.find((candidate) => candidate.status === status);
  const place = (kind: Places["kind"], quotaGroup: string, places: number): Places => ({
    delegationId: id,
    kind,
    quotaGroup,
    places,
  });
  return [
    ...(rule ? Object.entries(rule.badges).map(([group, n]) => place("badge", group, n)) : []),
    ...(rule ? [place("hosted", "hosted", rule.hosted)] : []),
    ...(rule ? Object.entries(rule.floaters).map(([zone, n]) => place("floater", zone, n)) : []),
    ...(limit
      ? [
          place("vehicle", "vehicle", limit.vehicles),
          place("weapon", "weapon", limit.weapons),
          place("radio", "radio", limit.radios),
        ]
      : []),
  ];
}
