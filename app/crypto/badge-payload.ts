import type { BadgeClaims } from "#app/domain/badge/claims.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { decodeCbor, encodeCbor } from "./cbor.ts";

/** CWT claims (RFC 8392 §3.1) and the one of our own, in the private range below -65536 (§9.1). */
const EXPIRES = 4;
const NOT_BEFORE = 5;
const CWT_ID = 7;
const BADGE = -65537;

export const SERIAL_LENGTH = 16;
export const PHOTO_DIGEST_LENGTH = 8;
export const NAME_LIMIT = 24;
/** Bytes of UTF-8; with these a code never passes QR version 10 (docs/formats.md). */
const DELEGATION_LIMIT = 8;
const CATEGORY_LIMIT = 20;
/** Zone numerals run from 1 to this. */
const ZONE_LIMIT = 16;
const ISSUE_LIMIT = 65_535;
/** NumericDates stay within 32 bits, until 2106. */
const TIME_LIMIT = 0xffff_ffff;

/**
 * The payload of a badge: a CWT claims set in deterministic CBOR.
 * @throws RangeError for claims that no verifier would accept
 */
export function encodePayload(claims: BadgeClaims): Uint8Array {
  const fault = faultIn(claims);
  if (fault) throw new RangeError(`No badge can state this ${fault}.`);
  return encodeCbor(
    new Map<number, unknown>([
      [EXPIRES, claims.expires],
      [NOT_BEFORE, claims.notBefore],
      [CWT_ID, claims.serial],
      [
        BADGE,
        [
          claims.issue,
          claims.delegation,
          claims.category,
          zoneBits(claims.zones),
          claims.name,
          claims.photoDigest,
        ],
      ],
    ]),
  );
}

/** Reads a payload; a claim more, less or of another shape is `malformed`. */
export function decodePayload(payload: Uint8Array): Result<BadgeClaims, "malformed"> {
  const decoded = decodeCbor(payload);
  if (!decoded.ok || !(decoded.value instanceof Map) || decoded.value.size !== 4)
    return err("malformed");
  const entries = decoded.value as Map<unknown, unknown>;
  const badge = entries.get(BADGE);
  if (!Array.isArray(badge) || badge.length !== 6) return err("malformed");
  const [issue, delegation, category, zones, name, photoDigest] = badge as unknown[];
  const claims = {
    serial: entries.get(CWT_ID),
    issue,
    delegation,
    category,
    zones: typeof zones === "number" ? zonesOf(zones) : undefined,
    name,
    photoDigest,
    notBefore: entries.get(NOT_BEFORE),
    expires: entries.get(EXPIRES),
  };
  return isWellFormed(claims) ? ok(claims) : err("malformed");
}

type Unchecked = Record<keyof BadgeClaims, unknown>;

function isWellFormed(claims: Unchecked): claims is BadgeClaims {
  return faultIn(claims) === undefined;
}

function faultIn(claims: Unchecked): keyof BadgeClaims | undefined {
  const { serial, issue, delegation, category, zones, name, photoDigest, notBefore, expires } =
    claims;
  if (!(serial instanceof Uint8Array) || serial.length !== SERIAL_LENGTH) return "serial";
  if (!isWhole(issue, 1, ISSUE_LIMIT)) return "issue";
  if (!isText(delegation, DELEGATION_LIMIT)) return "delegation";
  if (!isText(category, CATEGORY_LIMIT)) return "category";
  if (!areZones(zones)) return "zones";
  if (!isText(name, NAME_LIMIT)) return "name";
  if (!(photoDigest instanceof Uint8Array)) return "photoDigest";
  if (photoDigest.length !== 0 && photoDigest.length !== PHOTO_DIGEST_LENGTH) return "photoDigest";
  if (!isWhole(notBefore, 0, TIME_LIMIT)) return "notBefore";
  if (!isWhole(expires, notBefore + 1, TIME_LIMIT)) return "expires";
  return undefined;
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** One to `limit` bytes of UTF-8, without control characters (Unicode category Cc). */
function isText(value: unknown, limit: number): value is string {
  if (typeof value !== "string" || value === "" || /\p{Cc}/u.test(value)) return false;
  return new TextEncoder().encode(value).length <= limit;
}

function areZones(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.every(
      (zone, at) => isWhole(zone, 1, ZONE_LIMIT) && (at === 0 || zone > Number(value[at - 1])),
    )
  );
}

/** Zone n is bit n - 1. */
function zoneBits(zones: readonly number[]): number {
  return zones.reduce((bits, zone) => bits | (1 << (zone - 1)), 0);
}

function zonesOf(bits: number): number[] | undefined {
  if (!isWhole(bits, 0, 2 ** ZONE_LIMIT - 1)) return undefined;
  return Array.from({ length: ZONE_LIMIT }, (_, at) => at + 1).filter(
    (zone) => bits & (1 << (zone - 1)),
  );
}
