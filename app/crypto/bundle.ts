import type { SealedRecord } from "./bundle-record.ts";
import { decodeCbor, encodeCbor } from "./cbor.ts";

/** All sealed records under one salt, each in a second lock (`content-key.ts`). Discloses how many there are, and nothing else. */
export type Bundle = { version: string; salt: Uint8Array; records: readonly SealedRecord[] };

const FORMAT = 2;

/** `[2, version, salt, [index, sealed, index, sealed, …]]` in CBOR, by index: the order of issue does not show. */
export function encodeBundle({ version, salt, records }: Bundle): Uint8Array {
  const sorted = records.toSorted((a, b) => compare(a.index, b.index));
  return encodeCbor([
    FORMAT,
    version,
    salt,
    sorted.flatMap(({ index, sealed }) => [index, sealed]),
  ]);
}

/** Reads a bundle; undefined when it is none of this format. */
export function decodeBundle(bytes: Uint8Array): Bundle | undefined {
  const decoded = decodeCbor(bytes);
  if (!decoded.ok || !Array.isArray(decoded.value)) return undefined;
  const parts: readonly unknown[] = decoded.value;
  const [format, version, salt, flat] = parts;
  if (format !== FORMAT || typeof version !== "string" || !(salt instanceof Uint8Array)) {
    return undefined;
  }
  if (!Array.isArray(flat) || !flat.every((part) => part instanceof Uint8Array)) return undefined;
  const records: SealedRecord[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const [index, sealed] = flat.slice(at, at + 2);
    if (index && sealed) records.push({ index, sealed });
  }
  return { version, salt, records };
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, place) => byte !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
