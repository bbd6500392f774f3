import { err, ok, type Result } from "#app/domain/result.ts";
import { decodeCbor, encodeCbor } from "./cbor.ts";

/** COSE algorithm EdDSA (RFC 9053 §2.2), used with Ed25519 only. */
const EDDSA = -8;
const HEADER_ALGORITHM = 1;
const HEADER_KEY_ID = 4;
/** CBOR tag 18: COSE_Sign1 (RFC 9052 §4.2). */
const TAG_SIGN1 = 0xd2;

export const KEY_ID_LENGTH = 8;
export const SIGNATURE_LENGTH = 64;

export type Sign1 = { keyId: Uint8Array; payload: Uint8Array; signature: Uint8Array };

function protectedHeader(keyId: Uint8Array): Uint8Array {
  return encodeCbor(
    new Map<number, unknown>([
      [HEADER_ALGORITHM, EDDSA],
      [HEADER_KEY_ID, keyId],
    ]),
  );
}

/**
 * What is signed: the Sig_structure of RFC 9052 §4.4.
 * @param external what the message is, where it is no badge: one kind of message never passes for another
 */
export function signedBytes(
  keyId: Uint8Array,
  payload: Uint8Array,
  external = new Uint8Array(),
): Uint8Array {
  return encodeCbor(["Signature1", protectedHeader(keyId), external, payload]);
}

/** Tagged COSE_Sign1: `18([protected, {}, payload, signature])`. */
export function composeSign1({ keyId, payload, signature }: Sign1): Uint8Array {
  const body = encodeCbor([protectedHeader(keyId), new Map(), payload, signature]);
  const message = new Uint8Array(1 + body.length);
  message[0] = TAG_SIGN1;
  message.set(body, 1);
  return message;
}

/**
 * Takes a message apart. The protected header must be exactly algorithm and key id, the unprotected one empty: an
 * unknown header, critical or not (RFC 9052 §3.1), another algorithm or a tag too many is `malformed`.
 */
export function parseSign1(bytes: Uint8Array): Result<Sign1, "malformed"> {
  if (bytes[0] !== TAG_SIGN1) return err("malformed");
  const outer = decodeCbor(bytes.subarray(1));
  if (!outer.ok || !Array.isArray(outer.value) || outer.value.length !== 4) return err("malformed");
  const [head, unprotected, payload, signature] = outer.value as unknown[];
  if (!(
    head instanceof Uint8Array &&
    payload instanceof Uint8Array &&
    signature instanceof Uint8Array
  )) {
    return err("malformed");
  }
  if (!(unprotected instanceof Map) || unprotected.size > 0) return err("malformed");
  if (signature.length !== SIGNATURE_LENGTH) return err("malformed");
  const keyId = keyIdOfHeader(head);
  return keyId ? ok({ keyId, payload, signature }) : err("malformed");
}

function keyIdOfHeader(head: Uint8Array): Uint8Array | undefined {
  const header = decodeCbor(head);
  if (!header.ok || !(header.value instanceof Map)) return undefined;
  const entries = header.value as Map<unknown, unknown>;
  const keyId = entries.get(HEADER_KEY_ID);
  if (entries.size !== 2 || entries.get(HEADER_ALGORITHM) !== EDDSA) return undefined;
  return keyId instanceof Uint8Array && keyId.length === KEY_ID_LENGTH ? keyId : undefined;
}
