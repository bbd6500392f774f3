/**
 * What may be wrong at the gates. `double_entry`: let into a zone twice without leaving between; `wrong_gate`: a phone spoke
 * for a gate at which it did not stand; `dead_badge`, `forged`: shown and refused; `floater_twice`: one floater with two
 * people at once; `blocked`: a blocked person was seen; `report`: somebody's own words.
 */
export const INCIDENT_KINDS = [
  "double_entry",
  "floater_twice",
  "wrong_gate",
  "dead_badge",
  "forged",
  "blocked",
  "report",
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** `withdrawn`: what was found does not hold any more, for a late passage explains it. */
export const INCIDENT_STATES = ["open", "taken", "closed", "withdrawn"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** What people, or the finder, do about an incident. */
export const INCIDENT_DEEDS = [
  "opened",
  "taken",
  "handed_over",
  "noted",
  "closed",
  "reopened",
  "withdrawn",
] as const;
export type IncidentDeed = (typeof INCIDENT_DEEDS)[number];
