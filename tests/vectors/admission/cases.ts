import type { Admission } from "#app/domain/gate/verdict.ts";
import type { Visit } from "#app/domain/gate/visit.ts";

import type { WrittenCase } from "./written-case.ts";

const NOW = 1_665_540_000;
const MINUTE = 60;
const HOUR = 3600;
const OWN = "000102030405060708090a0b0c0d0e0f";
const FLOATER = "f0".repeat(16);

const GENUINE = {
  serial: OWN,
  issue: 1,
  delegation: "KGZ",
  category: "delegate",
  zones: [1, 2, 3],
  name: "ABDYLDAEV Aibek",
  notBefore: NOW - HOUR,
  expires: NOW + HOUR,
};

/** A genuine badge of zones 1 to 3 at the entry of zone 3, by a list half a minute old. */
const USUAL: WrittenCase = {
  badge: GENUINE,
  source: "scanned",
  gate: {
    zone: 3,
    direction: "entry",
    freshnessMinutes: 10,
    graceMinutes: 2,
    within: 2,
    floater: null,
    hours: null,
    hasExit: true,
    encloses: [7],
    stopped: false,
  },
  list: { asOf: NOW - 30, revoked: [], superseded: [], blocked: [] },
  onList: true,
  presence: null,
  floater: null,
  delegationHasFloater: true,
  now: NOW,
  listAgeSeconds: 30,
};
const badge = (change: Partial<typeof GENUINE>) => ({ badge: { ...GENUINE, ...change } });
const gate = (change: Partial<WrittenCase["gate"]>) => ({ gate: { ...USUAL.gate, ...change } });
const list = (change: Partial<WrittenCase["list"]>) => ({ list: { ...USUAL.list, ...change } });
/** A visit of this badge's holder to the zone, a minute long. */
const visit = (change: Partial<Visit> = {}, rules: Partial<WrittenCase["gate"]> = {}) =>
  gate({ visits: [{ serial: OWN, from: NOW, until: NOW + MINUTE, ...change }], ...rules });
const inside = (minutes: number, zone = 3) => ({
  presence: { zone, since: NOW - minutes * MINUTE },
});
const floater = (
  change: Partial<typeof GENUINE> = {},
  inUse = false,
): Pick<WrittenCase, "floater"> => ({
  floater: {
    badge: {
      ...GENUINE,
      serial: FLOATER,
      category: "+floater",
      zones: [3],
      name: "F-KGZ-3-01",
      ...change,
    },
    inUse,
  },
});

const admit: Admission = { kind: "admit" };
const refuse = (reason: Extract<Admission, { kind: "refuse" }>["reason"]): Admission => ({
  kind: "refuse",
  reason,
});
const check = (reason: Extract<Admission, { kind: "check" }>["reason"]): Admission => ({
  kind: "check",
  reason,
});

const LOBBY = badge({ zones: [1, 2] });
const UNLISTED = gate({ floater: "unlisted" });
const EVERYBODY = gate({ floater: "everybody" });
const EXIT = { direction: "exit" } as const;
const MORNING = [{ from: NOW - HOUR, until: NOW, categories: null }];

const CASES: readonly (readonly [string, Partial<WrittenCase>, Admission])[] = [
  ["a genuine badge of the zone, by a fresh list", {}, admit],
  ["by a list just as old as the zone allows", { listAgeSeconds: 10 * MINUTE }, admit],
  ["whoever comes from another zone", inside(60, 2), admit],
  ["a visitor's day badge", badge({ category: "+day_badge" }), admit],
  // Form, signature, validity
  ["not of the canonical form", { badge: "malformed" }, refuse("malformed")],
  ["of an unknown key", { badge: "unknown_key" }, refuse("unknown_key")],
  ["of a false signature", { badge: "bad_signature" }, refuse("bad_signature")],
  ["of a withdrawn key", { badge: "key_revoked" }, refuse("key_revoked")],
  ["from its first second", badge({ notBefore: NOW }), admit],
  ["a second too early", badge({ notBefore: NOW + 1 }), refuse("not_yet_valid")],
  ["to its last second", badge({ expires: NOW + 1 }), admit],
  ["a second too late", badge({ expires: NOW }), refuse("expired")],
  // Dead, held back, stopped
  ["revoked", list({ revoked: [OWN] }), refuse("revoked")],
  ["superseded", list({ superseded: [OWN] }), refuse("superseded")],
  ["held back", list({ blocked: [OWN] }), refuse("blocked")],
  [
    "held back, on the way out",
    { ...list({ blocked: [OWN] }), ...gate(EXIT), ...inside(60) },
    admit,
  ],
  [
    "revoked, on the way out",
    { ...list({ revoked: [OWN] }), ...gate(EXIT), ...inside(60) },
    refuse("revoked"),
  ],
  ["a stopped gate", gate({ stopped: true }), refuse("gate_stopped")],
  ["a stopped gate, on the way out", { ...gate({ stopped: true, ...EXIT }), ...inside(60) }, admit],
  // Zone and hours
  ["a badge of other zones", LOBBY, refuse("zone_not_allowed")],
  ["other zones, named for a meeting there", { ...LOBBY, ...visit() }, admit],
  [
    "somebody else is named for it",
    { ...LOBBY, ...visit({ serial: FLOATER }) },
    refuse("zone_not_allowed"),
  ],
  ["before the visit", { ...LOBBY, ...visit({ from: NOW + 1 }) }, refuse("zone_not_allowed")],
  ["after the visit", { ...LOBBY, ...visit({ until: NOW }) }, refuse("zone_not_allowed")],
  [
    "on a visit, where others need a floater",
    { ...LOBBY, ...visit({}, { floater: "unlisted" }) },
    admit,
  ],
  [
    "on a visit, where everybody needs a floater",
    { ...LOBBY, ...visit({}, { floater: "everybody" }) },
    check("floater_needed"),
  ],
  [
    "on a visit, after the hours of the zone",
    { ...LOBBY, ...visit({}, { hours: MORNING }) },
    refuse("zone_closed"),
  ],
  [
    "on a visit, held back",
    { ...LOBBY, ...visit(), ...list({ blocked: [OWN] }) },
    refuse("blocked"),
  ],
  ["on a visit, inside already", { ...LOBBY, ...visit(), ...inside(60) }, refuse("already_inside")],
  [
    "within the hours of the zone",
    gate({ hours: [{ from: NOW, until: NOW + 1, categories: null }] }),
    admit,
  ],
  ["after the hours of the zone", gate({ hours: MORNING }), refuse("zone_closed")],
  [
    "at hours of another category",
    gate({ hours: [{ from: NOW, until: NOW + 1, categories: ["media"] }] }),
    refuse("zone_closed"),
  ],
  [
    "at the second of two openings",
    gate({ hours: [...MORNING, { from: NOW, until: NOW + 1, categories: ["delegate"] }] }),
    admit,
  ],
  ["after hours, on the way out", { ...gate({ hours: MORNING, ...EXIT }), ...inside(60) }, admit],
  // Floaters
  ["a floater shown alone", badge({ category: "+floater" }), refuse("floater_alone")],
  [
    "a floater shown first, where others need one",
    { ...badge({ category: "+floater" }), ...UNLISTED },
    check("badge_needed"),
  ],
  [
    "a floater of another zone shown first",
    { ...badge({ category: "+floater", zones: [4] }), ...UNLISTED },
    refuse("floater_other_zone"),
  ],
  [
    "an ended floater shown first",
    { ...badge({ category: "+floater" }), ...UNLISTED, ...list({ revoked: [OWN] }) },
    refuse("floater_not_valid"),
  ],
  [
    "a floater shown on the way out",
    { ...badge({ category: "+floater" }), ...gate({ floater: "unlisted", ...EXIT }) },
    refuse("floater_alone"),
  ],
  ["other zones, and a floater may help", { ...LOBBY, ...UNLISTED }, check("floater_needed")],
  [
    "other zones, and the delegation has no floater",
    { ...LOBBY, ...UNLISTED, delegationHasFloater: false },
    refuse("zone_not_allowed"),
  ],
  ["other zones, with the floater", { ...LOBBY, ...UNLISTED, ...floater() }, admit],
  ["the zone on the badge, where only others need a floater", UNLISTED, admit],
  ["the zone on the badge, where everybody needs a floater", EVERYBODY, check("floater_needed")],
  ["badge and floater, where everybody needs both", { ...EVERYBODY, ...floater() }, admit],
  [
    "a floater does not replace the zone there",
    { ...LOBBY, ...EVERYBODY, ...floater() },
    refuse("zone_not_allowed"),
  ],
  [
    "another delegation's floater",
    { ...EVERYBODY, ...floater({ delegation: "UZB" }) },
    refuse("floater_other_delegation"),
  ],
  [
    "another zone's floater",
    { ...EVERYBODY, ...floater({ zones: [4] }) },
    refuse("floater_other_zone"),
  ],
  [
    "a floater with which another is inside",
    { ...EVERYBODY, ...floater({}, true) },
    refuse("floater_in_use"),
  ],
  [
    "a second badge for a floater",
    { ...EVERYBODY, ...floater({ category: "delegate" }) },
    refuse("floater_not_valid"),
  ],
  [
    "a floater past its time",
    { ...EVERYBODY, ...floater({ expires: NOW }) },
    refuse("floater_not_valid"),
  ],
  [
    "a floater that was ended",
    { ...EVERYBODY, ...floater(), ...list({ revoked: [FLOATER] }) },
    refuse("floater_not_valid"),
  ],
  [
    "a forged floater",
    { ...EVERYBODY, floater: { badge: "bad_signature", inUse: false } },
    refuse("floater_not_valid"),
  ],
  ["a floater that nobody asked for changes nothing", floater({ delegation: "UZB" }), admit],
  // Presence
  ["inside, within the grace minutes", inside(2), check("within_grace")],
  ["inside for longer", inside(2.1), refuse("already_inside")],
  ["in a zone within this one", inside(60, 7), refuse("already_inside")],
  ["no grace at all", { ...inside(1), ...gate({ graceMinutes: 0 }) }, refuse("already_inside")],
  [
    "inside, where no gate sees people leave",
    { ...inside(60), ...gate({ hasExit: false }) },
    admit,
  ],
  ["leaving", { ...inside(60), ...gate(EXIT) }, admit],
  ["leaving without a right to be there", { ...inside(60), ...gate(EXIT), ...LOBBY }, admit],
  ["leaving from a zone within", { ...inside(60, 7), ...gate(EXIT) }, admit],
  ["leaving from outside", gate(EXIT), refuse("not_inside")],
  ["leaving from elsewhere", { ...inside(60, 2), ...gate(EXIT) }, refuse("not_inside")],
  // Freshness and list
  ["a list older than the zone allows", { listAgeSeconds: 10 * MINUTE + 1 }, check("list_too_old")],
  ["a list of unknown age", { listAgeSeconds: null }, check("clock_wrong")],
  ["a list of a later hour than the clock", list({ asOf: NOW + 1 }), check("clock_wrong")],
  ["genuine, and unknown to this phone", { onList: false }, check("not_on_list")],
  ["a typed number", { source: "typed" }, check("typed_number")],
  [
    "a typed number of a revoked badge",
    { source: "typed", ...list({ revoked: [OWN] }) },
    refuse("revoked"),
  ],
  [
    "an old list never softens a refusal",
    { ...LOBBY, listAgeSeconds: HOUR },
    refuse("zone_not_allowed"),
  ],
];

/** What a gate says, case by case; plain data, so that they go into a browser as they are. */
export const ADMISSIONS = CASES.map(([name, change, said]) => ({
  name,
  given: { ...USUAL, ...change },
  said,
}));
export type AdmissionVector = (typeof ADMISSIONS)[number];

/** Each breaks one more rule than the one before it; the last broken is the gravest, and decides. */
const LADDER: readonly (readonly [Partial<WrittenCase>, Admission])[] = [
  [{ source: "typed" }, check("typed_number")],
  [{ onList: false }, check("not_on_list")],
  [{ listAgeSeconds: HOUR }, check("list_too_old")],
  [{ listAgeSeconds: null }, check("clock_wrong")],
  [inside(1), check("within_grace")],
  [inside(60), refuse("already_inside")],
  [EVERYBODY, check("floater_needed")],
  [floater({}, true), refuse("floater_in_use")],
  [floater({ zones: [4] }, true), refuse("floater_other_zone")],
  [floater({ delegation: "UZB" }, true), refuse("floater_other_delegation")],
  [floater({ expires: NOW }, true), refuse("floater_not_valid")],
  [gate({ floater: "everybody", hours: MORNING }), refuse("zone_closed")],
  [LOBBY, refuse("zone_not_allowed")],
  [gate({ floater: "everybody", hours: MORNING, stopped: true }), refuse("gate_stopped")],
  [list({ blocked: [OWN] }), refuse("blocked")],
  [list({ blocked: [OWN], superseded: [OWN] }), refuse("superseded")],
  [list({ blocked: [OWN], superseded: [OWN], revoked: [OWN] }), refuse("revoked")],
  [badge({ expires: NOW }), refuse("expired")],
  [badge({ expires: NOW, notBefore: NOW + 1 }), refuse("not_yet_valid")],
  [badge({ category: "+floater", notBefore: NOW + 1 }), refuse("floater_not_valid")],
  [{ badge: "bad_signature" }, refuse("bad_signature")],
];

export const ORDER: readonly AdmissionVector[] = LADDER.map(([, said], step) => ({
  name: `step ${step + 1} of the order of judgement`,
  given: LADDER.slice(0, step + 1).reduce((broken, [change]) => ({ ...broken, ...change }), USUAL),
  said,
}));
