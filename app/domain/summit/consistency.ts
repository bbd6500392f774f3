import { checkBodies, checkDocuments } from "./body-consistency.ts";
import { PARTY_GROUPS } from "../programme/kinds.ts";
import { checkPrecedence } from "./precedence-consistency.ts";
import { categoriesOpenTo } from "./categories.ts";
import type { SummitDefinition } from "./definition.ts";
import { once, type Report } from "./report.ts";
import { checkTravel } from "./travel-consistency.ts";
import { checkVenues } from "./venue-consistency.ts";

/** Something in a definition that contradicts itself: where (`quotas[0].badges.vip`), and what, for an operator. */
export type Inconsistency = { path: string; problem: string };

/**
 * What a schema cannot see: names that lead nowhere, ids given twice, ends before beginnings.
 * An empty list means that the definition can be loaded.
 */
export function inconsistencies(definition: SummitDefinition): Inconsistency[] {
  const found: Inconsistency[] = [];
  const report: Report = (path, problem) => found.push({ path, problem });
  checkIdentities(definition, report);
  checkAccess(definition, report);
  checkQuotas(definition, report);
  checkOpenings(definition, report);
  checkTimes(definition, report);
  checkDelegations(definition, report);
  checkPrecedence(definition, report);
  checkProgramme(definition, report);
  checkDocuments(definition, report);
  checkBodies(definition, report);
  checkTravel(definition, report);
  checkVenues(definition, report);
  return found;
}

function checkIdentities(of: SummitDefinition, report: Report) {
  const byId = {
    quotaGroups: of.quotaGroups,
    categories: of.categories,
    gates: of.gates,
    rooms: of.rooms,
    vettingStages: of.vettingStages,
    delegations: of.delegations,
    programme: of.programme,
    documents: of.documents,
    bodies: of.bodies ?? [],
    offices: of.offices ?? [],
    areas: of.areas ?? [],
    meetings: of.meetings ?? [],
    hotels: of.hotels,
    entryPoints: of.entryPoints,
  };
  for (const [path, entries] of Object.entries(byId)) {
    once(
      path,
      "id",
      entries.map(({ id }) => id),
      report,
    );
  }
  once(
    "zones",
    "number",
    of.zones.map(({ number }) => number),
    report,
  );
  once(
    "delegations",
    "code",
    of.delegations.map(({ code }) => code),
    report,
  );
  once(
    "quotas",
    "status",
    of.quotas.map(({ status }) => status),
    report,
  );
}

function checkAccess(of: SummitDefinition, report: Report) {
  const zones = new Set(of.zones.map(({ number }) => number));
  const groups = new Map(of.quotaGroups.map((group) => [group.id, group.letter]));
  const stages = new Set(of.vettingStages.map(({ id }) => id));
  for (const [index, category] of of.categories.entries()) {
    const at = `categories[${index}]`;
    const letter = groups.get(category.quotaGroup);
    if (!letter) report(`${at}.quotaGroup`, `there is no quota group "${category.quotaGroup}"`);
    else if (letter !== category.letter)
      report(
        `${at}.letter`,
        `is ${category.letter}, but its quota group "${category.quotaGroup}" is ${letter}`,
      );
    for (const [i, zone] of category.zones.entries())
      if (!zones.has(zone)) report(`${at}.zones[${i}]`, `there is no zone ${zone}`);
    for (const [i, stage] of category.vettingPath.entries())
      if (!stages.has(stage))
        report(`${at}.vettingPath[${i}]`, `there is no vetting stage "${stage}"`);
  }
  for (const [i, zone] of (of.dayBadge?.zones ?? []).entries())
    if (!zones.has(zone)) report(`dayBadge.zones[${i}]`, `there is no zone ${zone}`);
  for (const [path, places] of [
    ["gates", of.gates],
    ["rooms", of.rooms],
  ] as const)
    for (const [index, place] of places.entries())
      if (!zones.has(place.zone))
        report(`${path}[${index}].zone`, `there is no zone ${place.zone}`);
}

function checkQuotas(of: SummitDefinition, report: Report) {
  const zones = new Set(of.zones.map(({ number }) => String(number)));
  const groups = new Set(of.quotaGroups.map(({ id }) => id));
  for (const [index, rule] of of.quotas.entries()) {
    for (const group of Object.keys(rule.badges))
      if (!groups.has(group))
        report(`quotas[${index}].badges.${group}`, `there is no quota group "${group}"`);
    for (const zone of Object.keys(rule.floaters))
      if (!zones.has(zone)) report(`quotas[${index}].floaters.${zone}`, `there is no zone ${zone}`);
  }
}

/** A category that is open to somebody without places in its group would be offered, and refused each time. */
function checkOpenings(of: SummitDefinition, report: Report) {
  const groups = new Set(of.quotaGroups.map(({ id }) => id));
  for (const [index, { openTo, quotaGroup }] of of.categories.entries())
    // A group that is not there is one fault, and has been told.
    for (const [i, status] of (openTo ?? []).entries()) {
      const rule = of.quotas.find((quota) => quota.status === status);
      if (!rule) report(`categories[${index}].openTo[${i}]`, `there are no quotas for "${status}"`);
      else if (groups.has(quotaGroup) && !rule.badges[quotaGroup])
        report(
          `categories[${index}].openTo[${i}]`,
          `"${status}" has no places in the quota group "${quotaGroup}"`,
        );
    }
  for (const [i, kind] of (of.applicants ?? []).entries())
    if (categoriesOpenTo(of, kind).length === 0)
      report(`applicants[${i}]`, `no category with places is open to "${kind}"`);
}

function checkTimes(of: SummitDefinition, report: Report) {
  once(
    "retention.rules",
    "data",
    (of.retention?.rules ?? []).map(({ data }) => data),
    report,
  );
  once("days", "day", of.days, report);
  if (of.days.some((day, index) => index > 0 && day < (of.days[index - 1] ?? "")))
    report("days", "must be in order, the first day first");
  if (of.nominations.close <= of.nominations.open)
    report("nominations.close", "must be after nominations.open");
  if (of.badgeValidity.until <= of.badgeValidity.from)
    report("badgeValidity.until", "must be after badgeValidity.from");
  for (const [index, room] of of.rooms.entries())
    if (room.closes <= room.opens) report(`rooms[${index}].closes`, "must be after opens");
}

function checkDelegations(of: SummitDefinition, report: Report) {
  const rules = new Set(of.quotas.map(({ status }) => status));
  for (const [index, delegation] of of.delegations.entries()) {
    const at = `delegations[${index}]`;
    once(
      `${at}.statuses`,
      "from",
      delegation.statuses.map(({ from }) => from),
      report,
    );
    for (const [i, { status }] of delegation.statuses.entries())
      if (!rules.has(status))
        report(`${at}.statuses[${i}].status`, `there are no quotas for the status "${status}"`);
    if (delegation.kind === "state" && (!delegation.iso2 || delegation.iso3 !== delegation.code))
      report(`${at}.code`, "of a State is its ISO code: give iso2, and iso3 equal to code");
  }
}

function checkProgramme(of: SummitDefinition, report: Report) {
  const delegations = new Set(of.delegations.map(({ id }) => id));
  const rooms = new Set(of.rooms.map(({ id }) => id));
  for (const [index, item] of of.programme.entries()) {
    const at = `programme[${index}]`;
    if (item.room !== null && !rooms.has(item.room))
      report(`${at}.room`, `there is no room "${item.room}"`);
    for (const [i, party] of item.parties.entries())
      if (!delegations.has(party) && !PARTY_GROUPS.some((group) => group === party))
        report(`${at}.parties[${i}]`, `there is no delegation or group "${party}"`);
    for (const [i, { speakers }] of (item.agenda ?? []).entries())
      for (const [j, { delegation, office }] of speakers.entries()) {
        const speaker = `${at}.agenda[${i}].speakers[${j}]`;
        if (delegation !== null && !delegations.has(delegation))
          report(`${speaker}.delegation`, `there is no delegation "${delegation}"`);
        if (delegation === null && office === null)
          report(speaker, "a speaker is a delegation, somebody named by office, or both");
      }
    if ((item.start === null) !== (item.end === null))
      report(`${at}.end`, "start and end are given together, or both are null");
    if (item.start !== null && item.end !== null && item.end <= item.start)
      report(`${at}.end`, "must be after start");
    if ((item.start === null) !== (item.timeBasis === "none"))
      report(`${at}.timeBasis`, 'is "none" exactly when no hour is given');
  }
}
