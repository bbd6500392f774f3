import { PASS_CATEGORIES } from "../badge/pass.ts";
import type { BadgeClaims, TokenRefusal, VerifiedBadge } from "../badge/claims.ts";
import type { Result } from "../result.ts";
import type { GateRules } from "./rules.ts";
import { serialText } from "./serial.ts";
import type { Admission, CheckReason, RefusalReason } from "./verdict.ts";
import { isVisiting } from "./visit.ts";

type Serials = { has(serial: string): boolean };

/** What is known of badges and passes that must not enter, as of an instant (seconds since 1970). Serials in hexadecimal. */
export type DeadBadges = {
  asOf: number;
  revoked: Serials;
  superseded: Serials;
  /** Of persons whom a supervisor holds back for now. */
  blocked: Serials;
};

/** Where the holder is; null when outside. Seconds since 1970. */
export type Whereabouts = { zone: number; since: number } | null;

/** The floater shown beside a badge. */
export type ShownFloater = {
  badge: Result<VerifiedBadge, TokenRefusal>;
  /** Somebody else is inside by it. */
  inUse: boolean;
};

/** All that a verdict depends on. */
export type AdmissionCase = {
  badge: Result<VerifiedBadge, TokenRefusal>;
  /** A typed number proves nothing by itself: it is a check at most. */
  source: "scanned" | "typed";
  gate: GateRules;
  list: DeadBadges;
  /** Whether the list's makers knew this badge: a record of it is there. */
  onList: boolean;
  presence: Whereabouts;
  /** Null while none is shown. */
  floater: ShownFloater | null;
  /** Whether the badge's delegation has a floater for this zone at all: else there is nothing to ask for. */
  delegationHasFloater: boolean;
  /** Summit time, seconds since 1970. */
  now: number;
  /** Age of the list by monotonic time; null when it cannot be told (a restart without contact since). */
  listAgeSeconds: number | null;
};

/**
 * The verdict of a gate. The first thing wrong decides, in this order: form and signature, validity, revoked, superseded
 * or blocked, a stopped gate, zone by badge, hours of the zone, floater, presence, and only then freshness and the list,
 * which turn an admit into a check and never soften a refusal.
 */
export function judgeAdmission(scan: AdmissionCase): Admission {
  if (!scan.badge.ok) return refuse(scan.badge.error);
  const { claims } = scan.badge.value;
  if (claims.category === PASS_CATEGORIES.floater) return byFloaterAlone(claims, scan);
  const dead = lifeless(claims, scan);
  if (dead) return refuse(dead);
  return (
    (scan.gate.direction === "entry" ? entering(scan, claims) : leaving(scan)) ??
    trusting(scan) ?? { kind: "admit" }
  );
}

/** A floater opens nothing by itself. One that could be of use here asks for the badge beside it. */
function byFloaterAlone(claims: BadgeClaims, scan: AdmissionCase): Admission {
  const { gate } = scan;
  if (gate.direction === "exit" || gate.floater === null) return refuse("floater_alone");
  if (lifeless(claims, scan)) return refuse("floater_not_valid");
  return claims.zones.includes(gate.zone) ? check("badge_needed") : refuse("floater_other_zone");
}

function lifeless(claims: BadgeClaims, { list, now }: AdmissionCase) {
  const serial = serialText(claims.serial);
  if (now < claims.notBefore) return "not_yet_valid" as const;
  if (now >= claims.expires) return "expired" as const;
  if (list.revoked.has(serial)) return "revoked" as const;
  if (list.superseded.has(serial)) return "superseded" as const;
  return undefined;
}

function entering(scan: AdmissionCase, claims: BadgeClaims): Admission | undefined {
  const { gate, list } = scan;
  if (list.blocked.has(serialText(claims.serial))) return refuse("blocked");
  if (gate.stopped) return refuse("gate_stopped");
  return entitled(scan, claims) ?? opened(scan, claims) ?? paired(scan, claims) ?? passback(scan);
}

/** By the badge itself, by a visit to a meeting, or, where the zone takes floaters for others, by the delegation's floater. */
function entitled(scan: AdmissionCase, claims: BadgeClaims) {
  const { gate, delegationHasFloater } = scan;
  if (opensZone(scan, claims)) return undefined;
  const byFloater = gate.floater === "unlisted" && delegationHasFloater;
  return byFloater ? undefined : refuse("zone_not_allowed");
}

/** The zone is open to the badge for good, or to its holder for a time: a meeting there has named them. */
const opensZone = ({ gate, now }: AdmissionCase, { zones, serial }: BadgeClaims): boolean =>
  zones.includes(gate.zone) || isVisiting(gate.visits, serialText(serial), now);

function opened({ gate, now }: AdmissionCase, { category }: BadgeClaims) {
  const open = gate.hours?.some(
    ({ from, until, categories }) =>
      from <= now && now < until && (categories === null || categories.includes(category)),
  );
  return open === false ? refuse("zone_closed") : undefined;
}

/** The second token of a zone that demands one. */
function paired(scan: AdmissionCase, claims: BadgeClaims): Admission | undefined {
  const { gate, floater, list } = scan;
  const needed =
    gate.floater === "everybody" || (gate.floater === "unlisted" && !opensZone(scan, claims));
  if (!needed) return undefined;
  if (floater === null) return check("floater_needed");
  if (!floater.badge.ok) return refuse("floater_not_valid");
  const shown = floater.badge.value.claims;
  if (shown.category !== PASS_CATEGORIES.floater) return refuse("floater_not_valid");
  if (lifeless(shown, { ...scan, list })) return refuse("floater_not_valid");
  if (shown.delegation !== claims.delegation) return refuse("floater_other_delegation");
  if (!shown.zones.includes(gate.zone)) return refuse("floater_other_zone");
  return floater.inUse ? refuse("floater_in_use") : undefined;
}

/** Who is inside cannot come in (anti-passback), where a gate sees people leave. */
function passback({ gate, presence, now }: AdmissionCase): Admission | undefined {
  if (!isInside(gate, presence) || !gate.hasExit) return undefined;
  const within = now - presence.since <= gate.graceMinutes * 60;
  return within ? check("within_grace") : refuse("already_inside");
}

/** Nobody is held back for lacking a right to be where they are: at an exit zone, hours and floaters do not count. */
function leaving({ gate, presence }: AdmissionCase) {
  return isInside(gate, presence) ? undefined : refuse("not_inside");
}

const isInside = (
  { zone, encloses }: GateRules,
  presence: Whereabouts,
): presence is NonNullable<Whereabouts> =>
  presence !== null && (presence.zone === zone || encloses.includes(presence.zone));

function trusting({ source, gate, list, listAgeSeconds, now, onList }: AdmissionCase) {
  if (listAgeSeconds === null || now < list.asOf) return check("clock_wrong");
  if (listAgeSeconds > gate.freshnessMinutes * 60) return check("list_too_old");
  if (!onList) return check("not_on_list");
  return source === "typed" ? check("typed_number") : undefined;
}

const refuse = (reason: RefusalReason): Admission => ({ kind: "refuse", reason });
const check = (reason: CheckReason): Admission => ({ kind: "check", reason });
