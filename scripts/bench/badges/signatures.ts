import { makeKeyPair } from "#app/crypto/ed25519.ts";
import { PKCS8_PREFIX } from "#app/crypto/ed25519-form.ts";
import { keyIdOf } from "#app/crypto/key-id.ts";
import { badgeText, signBadge, type SigningKey } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { BadgeClaims, VerificationKey } from "#app/domain/badge/claims.ts";

const SIGNATURES = 2000;

const rate = (count: number, since: number) =>
  Math.round((count / ((performance.now() - since) / 1000)) * 10) / 10;

/** Whole tokens signed and verified a second, beside bare signatures of WebCrypto. */
export async function signatures(say: (line: string) => void) {
  const { seed, publicKey } = makeKeyPair();
  const key: SigningKey = { id: await keyIdOf(publicKey), seed };
  const claims: BadgeClaims = {
    serial: new Uint8Array(16),
    issue: 1,
    delegation: "KGZ",
    category: "delegate",
    zones: [1, 2, 3, 4],
    name: "OMURALIEV Temir",
    photoDigest: new Uint8Array(8),
    notBefore: 1_665_511_200,
    expires: 1_665_770_400,
  };
  const text = badgeText(await signBadge(claims, key));
  const signing = performance.now();
  for (let issue = 1; issue <= SIGNATURES; issue++) await signBadge({ ...claims, issue }, key);
  const tokens_per_s = rate(SIGNATURES, signing);

  const trusted: VerificationKey = {
    ...{ id: key.id, publicKey, notBefore: 0, notAfter: claims.expires, revoked: false },
  };
  const verifying = performance.now();
  for (let i = 0; i < SIGNATURES; i++) await verifyBadge(text, [trusted]);
  const verifications_per_s = rate(SIGNATURES, verifying);

  const pkcs8 = Uint8Array.of(...PKCS8_PREFIX, ...seed);
  const bare = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  const message = new Uint8Array(120);
  const bareSigning = performance.now();
  for (let i = 0; i < SIGNATURES; i++) await crypto.subtle.sign("Ed25519", bare, message);
  const bare_signatures_per_s = rate(SIGNATURES, bareSigning);
  say(`signed, a whole token: ${tokens_per_s}/s, verified ${verifications_per_s}/s`);
  say(`limit, bare WebCrypto signatures: ${bare_signatures_per_s}/s`);
  return { tokens_per_s, verifications_per_s, bare_signatures_per_s };
}
