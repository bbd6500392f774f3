import type { TokenRefusal, VerifiedBadge } from "../badge/claims.ts";
import type { Result } from "../result.ts";
import { serialText } from "./serial.ts";
import type { Admission, Direction } from "./verdict.ts";

/** The rules of one gate as a phone holds them: its zone, its direction, and what its zone allows. */
export type GateRules = {
  zone: number;
  direction: Direction;
  /** Past this age of the list an admit becomes a check. */
  freshnessMinutes: number;
  /** A second entry within these minutes is a check, not a refusal. */
  graceMinutes: number;
};

/** What is known of badges that died, as of an instant (seconds since 1970). Serials in hexadecimal. */
export type DeadBadges = {
  asOf: number;
  revoked: { has(serial: string): boolean };
  superseded: { has(serial: string): boolean };
};

/** Where the holder is; null when outside. Seconds since 1970. */
export type Whereabouts = { zone: number; since: number } | null;

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
  /** Summit time, seconds since 1970. */
  now: number;
  /** Age of the list by monotonic time; null when it cannot be told (a restart without contact since). */
  listAgeSeconds: number | null;
};

/**
 * The verdict of a gate. The first thing wrong decides, in this order: form and signature, validity, revoked or
 * superseded, zone, presence, and only then freshness and the list, which turn an admit into a check and never
 * soften a refusal.
 */
export function judgeAdmission(scan: AdmissionCase): Admission {
  if (!scan.badge.ok) return { kind: "refuse", reason: scan.badge.error };
  const { claims } = scan.badge.value;
  const serial = serialText(claims.serial);

  if (scan.now < claims.notBefore) return { kind: "refuse", reason: "not_yet_valid" };
  if (scan.now >= claims.expires) return { kind: "refuse", reason: "expired" };
  if (scan.list.revoked.has(serial)) return { kind: "refuse", reason: "revoked" };
  if (scan.list.superseded.has(serial)) return { kind: "refuse", reason: "superseded" };

  return (
    (scan.gate.direction === "entry" ? entering(scan, claims.zones) : leaving(scan)) ??
    trusting(scan) ?? { kind: "admit" }
  );
}

function entering({ gate, presence, now }: AdmissionCase, zones: readonly number[]) {
  if (!zones.includes(gate.zone)) return refuse("zone_not_allowed");
  if (presence?.zone !== gate.zone) return undefined;
  const within = now - presence.since <= gate.graceMinutes * 60;
  return within ? check("within_grace") : refuse("already_inside");
}

/** Nobody is held back for lacking a right to be where they are: at an exit the zone rule does not hold. */
function leaving({ gate, presence }: AdmissionCase) {
  return presence?.zone === gate.zone ? undefined : refuse("not_inside");
}

function trusting({ source, gate, list, listAgeSeconds, now, onList }: AdmissionCase) {
  if (listAgeSeconds === null || now < list.asOf) return check("clock_wrong");
  if (listAgeSeconds > gate.freshnessMinutes * 60) return check("list_too_old");
  if (!onList) return check("not_on_list");
  return source === "typed" ? check("typed_number") : undefined;
}

const refuse = <R extends Extract<Admission, { kind: "refuse" }>["reason"]>(reason: R) =>
  ({ kind: "refuse", reason }) as const;
const check = <R extends Extract<Admission, { kind: "check" }>["reason"]>(reason: R) =>
  ({ kind: "check", reason }) as const;
