import { CODE_PREFIX } from "#app/domain/badge/code-prefix.ts";
import type { TokenRefusal, VerificationKey, VerifiedBadge } from "#app/domain/badge/claims.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { decodePayload } from "./badge-payload.ts";
import { decodeBase45 } from "./base45.ts";
import { sameBytes } from "./bytes.ts";
import { parseSign1, signedBytes } from "./cose-sign1.ts";
import { bestEd25519, type Ed25519 } from "./ed25519.ts";

/** Longest text that version 10, level M, holds in alphanumeric mode (ISO/IEC 18004, table 7). */
const LONGEST = 311;

/**
 * Whether a code's text is a genuine badge: the same answer on the server, in a worker and on a guard's phone.
 * Validity in time, revocation and zones are the gate's to judge. A key counts if the badge's `nbf` lies in its time.
 * @param text as read from the code, not trimmed: a badge has exactly one text
 */
export async function verifyBadge(
  text: string,
  keys: readonly VerificationKey[],
  ed25519?: Ed25519,
): Promise<Result<VerifiedBadge, TokenRefusal>> {
  if (!text.startsWith(CODE_PREFIX) || text.length > LONGEST) return err("malformed");
  const bytes = decodeBase45(text.slice(CODE_PREFIX.length));
  if (!bytes.ok) return bytes;
  const message = parseSign1(bytes.value);
  if (!message.ok) return message;
  const { keyId, payload, signature } = message.value;
  const claims = decodePayload(payload);
  if (!claims.ok) return claims;

  const { notBefore } = claims.value;
  const key = keys.find(
    (known) =>
      sameBytes(known.id, keyId) && known.notBefore <= notBefore && notBefore <= known.notAfter,
  );
  if (!key) return err("unknown_key");
  if (key.revoked) return err("key_revoked");

  const { verify } = ed25519 ?? (await bestEd25519());
  const genuine = await verify(signature, signedBytes(keyId, payload), key.publicKey);
  return genuine ? ok({ claims: claims.value, keyId, signature }) : err("bad_signature");
}
