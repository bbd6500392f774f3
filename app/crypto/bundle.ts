import type { SealedRecord } from "./bundle-record.ts";
import { decodeCbor, encodeCbor } from "./cbor.ts";

/**
 * Sealed records under one salt, each in a second lock (`content-key.ts`): all there are, or what came since a number; the first so many of them.
 * Discloses how many there are and how many changed together, and nothing else.
 */
export type Bundle = {
  /** Empty while some are left. */
  version: string;
  salt: Uint8Array;
  /** In a part, a record without bytes is one that is gone. */
  records: readonly SealedRecord[];
  /** Of the newest change in it. */
  number: number;
  /** The number after which its records came; null for the first there are. */
  since: number | null;
  /** How many records there are after it, and their digest (`records-digest.ts`). */
  count: number;
  digest: Uint8Array;
  /** How many records came after its newest: the phone asks on. */
  left: number;
};

/** From the beginning. */
const WHOLE = 2;
/** What came since; nobody gets it who did not ask for it. */
const PART = 3;

/** In CBOR, by index: within a bundle the order of issue does not show. */
export function encodeBundle(bundle: Bundle): Uint8Array {
  const { version, salt, records, number, since, count, digest, left } = bundle;
  const flat = records
    .toSorted((a, b) => compare(a.index, b.index))
    .flatMap(({ index, sealed }) => [index, sealed]);
  const said = [version, salt, flat, number, count, digest];
  return encodeCbor([since === null ? WHOLE : PART, ...said, since, left]);
}

/** Reads a bundle; undefined when it is none of these formats. */
export function decodeBundle(bytes: Uint8Array): Bundle | undefined {
  const decoded = decodeCbor(bytes);
  if (!decoded.ok || !Array.isArray(decoded.value)) return undefined;
  const parts: readonly unknown[] = decoded.value;
  const [format, version, salt, flat, number, count, digest, from, left] = parts;
  const since = format === PART ? from : null;
  if (format !== WHOLE && format !== PART) return undefined;
  if (typeof version !== "string" || !(salt instanceof Uint8Array)) return undefined;
  if (typeof number !== "number" || typeof count !== "number") return undefined;
  if (!(digest instanceof Uint8Array)) return undefined;
  if (typeof left !== "number") return undefined;
  if (since !== null && typeof since !== "number") return undefined;
  const records = recordsOf(flat);
  return records && { version, salt, records, number, since, count, digest, left };
}

function recordsOf(flat: unknown): SealedRecord[] | undefined {
  if (!Array.isArray(flat) || !flat.every((part) => part instanceof Uint8Array)) return undefined;
  const records: SealedRecord[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const [index, sealed] = flat.slice(at, at + 2);
    if (index && sealed) records.push({ index, sealed });
  }
  return records;
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, place) => byte !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
