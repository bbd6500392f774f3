import { decode, encode, rfc8949EncodeOptions } from "cborg";

import { err, ok, type Result } from "#app/domain/result.ts";
import { sameBytes } from "./bytes.ts";

/** CBOR in core deterministic encoding (RFC 8949 §4.2.1): shortest forms, definite lengths, keys sorted bytewise. */
export function encodeCbor(value: unknown): Uint8Array {
  return encode(value, rfc8949EncodeOptions);
}

/**
 * Reads one item of CBOR. Refuses whatever has another, deterministic, form: long integers, indefinite lengths, unsorted or
 * repeated keys, trailing bytes, broken UTF-8. What the library lets through, writing it again and comparing catches.
 */
export function decodeCbor(bytes: Uint8Array): Result<unknown, "malformed"> {
  try {
    const value: unknown = decode(bytes, {
      strict: true,
      useMaps: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      rejectDuplicateMapKeys: true,
    });
    return sameBytes(encodeCbor(value), bytes) ? ok(value) : err("malformed");
  } catch {
    return err("malformed");
  }
}
