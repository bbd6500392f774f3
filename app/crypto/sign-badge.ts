import type { BadgeClaims } from "#app/domain/badge/claims.ts";
import { CODE_PREFIX } from "#app/domain/badge/code-prefix.ts";

import { encodePayload } from "./badge-payload.ts";
import { encodeBase45 } from "./base45.ts";
import { composeSign1, signedBytes } from "./cose-sign1.ts";
import { bestEd25519, type Ed25519 } from "./ed25519.ts";

/** A key that signs badges: its id (`keyIdOf`) and its 32-byte Ed25519 seed. */
export type SigningKey = { id: Uint8Array; seed: Uint8Array };

/**
 * Signs a badge's claims: COSE_Sign1 bytes as in docs/formats.md. The same claims and key give the same bytes.
 * @throws RangeError for claims that no verifier would accept
 */
export async function signBadge(
  claims: BadgeClaims,
  key: SigningKey,
  ed25519?: Ed25519,
): Promise<Uint8Array> {
  const { sign } = ed25519 ?? (await bestEd25519());
  const payload = encodePayload(claims);
  const signature = await sign(signedBytes(key.id, payload), key.seed);
  return composeSign1({ keyId: key.id, payload, signature });
}

/** The text of the QR code: only signs of its alphanumeric mode. */
export function badgeText(token: Uint8Array): string {
  return CODE_PREFIX + encodeBase45(token);
}
