import { MAIN_VENUE, type SummitDefinition } from "./definition.ts";
import { once, type Report } from "./report.ts";

/** What contradicts itself in venues, residences and the ways between them: each venue must be reached from each other. */
export function checkVenues(of: SummitDefinition, report: Report): void {
  const venues = of.venues ?? [];
  const ids = [MAIN_VENUE, ...venues.map(({ id }) => id)];
  once("venues", "id", ids, report);
  const delegations = new Set(of.delegations.map(({ id }) => id));
  for (const [index, { kind, venue, delegation }] of of.rooms.entries()) {
    const at = `rooms[${index}]`;
    if (venue !== undefined && !ids.includes(venue))
      report(`${at}.venue`, `there is no venue "${venue}"`);
    if (delegation !== undefined && !delegations.has(delegation))
      report(`${at}.delegation`, `there is no delegation "${delegation}"`);
    if ((kind === "residence") !== (delegation !== undefined))
      report(`${at}.delegation`, "is given for residences, and for nothing else");
  }
  checkWays(of, ids, report);
}

function checkWays(of: SummitDefinition, venues: readonly string[], report: Report): void {
  const places = new Set([...venues, ...of.entryPoints.map(({ id }) => id)]);
  const known = new Set<string>();
  for (const [index, { between }] of (of.travelTimes ?? []).entries()) {
    const key = between.toSorted().join(" ");
    if (known.has(key)) report(`travelTimes[${index}]`, "is given twice");
    known.add(key);
    for (const place of between)
      if (!places.has(place))
        report(`travelTimes[${index}].between`, `there is no venue or entry point "${place}"`);
  }
  for (const [index, from] of venues.entries())
    for (const to of venues.slice(index + 1))
      if (!known.has([from, to].toSorted().join(" ")))
        report("travelTimes", `there is no time from "${from}" to "${to}"`);
}
