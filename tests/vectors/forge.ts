import { fromHex, toHex } from "#app/crypto/bytes.ts";
import { encodeCbor } from "#app/crypto/cbor.ts";
import { parseSign1 } from "#app/crypto/cose-sign1.ts";
import { portableEd25519 } from "#app/crypto/ed25519.ts";
import { L, littleEndian } from "#app/crypto/ed25519-form.ts";
import { badgeText, signBadge, type SigningKey } from "#app/crypto/sign-badge.ts";
import type { BadgeClaims } from "#app/domain/badge/claims.ts";
import { current } from "./cast.ts";
import { writeBadge, type GenuineVector } from "./run-vectors.ts";

export const text = (bytes: Uint8Array | number[]) => badgeText(Uint8Array.from(bytes));
export const sign = (claims: BadgeClaims, key: SigningKey = current) =>
  signBadge(claims, key, portableEd25519);

export async function genuine(
  name: string,
  claims: BadgeClaims,
  key: SigningKey = current,
): Promise<GenuineVector> {
  const token = await sign(claims, key);
  const message = parseSign1(token);
  if (!message.ok) throw new Error(name);
  const { keyId, signature } = message.value;
  return { name, text: badgeText(token), badge: writeBadge({ claims, keyId, signature }) };
}

/** A message put together by hand from ready CBOR parts, signed over exactly these parts. */
export async function crafted(head: Uint8Array, payload: Uint8Array, open = Uint8Array.of(0xa0)) {
  const toSign = encodeCbor(["Signature1", head, new Uint8Array(), payload]);
  const signature = await portableEd25519.sign(toSign, current.seed);
  return [
    0xd2,
    0x84,
    ...encodeCbor(head),
    ...open,
    ...encodeCbor(payload),
    ...encodeCbor(signature),
  ];
}

export const KID = toHex(current.id);
export const HEAD = fromHex(`a201270448${KID}`);

export function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> {
  const hex = toHex(bytes);
  if (!hex.includes(from)) throw new Error(`Nothing to replace: ${from}`);
  return fromHex(hex.replace(from, to));
}

/** S + L: the same signature to a careless verifier. */
export function withLargeS(token: Uint8Array): Uint8Array {
  let s = littleEndian(token.subarray(-32)) + L;
  return token.map((byte, at) => {
    if (at < token.length - 32) return byte;
    const low = Number(s & 0xffn);
    s >>= 8n;
    return low;
  });
}
