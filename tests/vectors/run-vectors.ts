import { fromHex, toHex } from "#app/crypto/bytes.ts";
import type {
  BadgeClaims,
  TokenRefusal,
  VerificationKey,
  VerifiedBadge,
} from "#app/domain/badge/claims.ts";
import type { Result } from "#app/domain/result.ts";

/** A file of `badge-token/`: bytes are lower-case hexadecimal, times NumericDates. */
export type VectorFile = {
  keys: readonly (Omit<VerificationKey, "id" | "publicKey"> & { id: string; publicKey: string })[];
  vectors: readonly Vector[];
};
export type GenuineVector = {
  name: string;
  text: string;
  badge: WrittenBadge;
  gate?: AtGate;
  refusal?: undefined;
};
export type RefusedVector = {
  name: string;
  text: string;
  refusal: TokenRefusal;
  badge?: undefined;
  gate?: undefined;
};
export type Vector = GenuineVector | RefusedVector;
/** What a gate of a zone that the badge opens says at that time, knowing these dead serials. */
export type AtGate = {
  now: number;
  revoked: readonly string[];
  superseded: readonly string[];
  verdict: "admit" | "expired" | "not_yet_valid" | "revoked" | "superseded";
};
export type WrittenBadge = Omit<BadgeClaims, "serial" | "photoDigest"> & {
  serial: string;
  photoDigest: string;
  keyId: string;
  signature: string;
};

type Verify = (
  text: string,
  keys: readonly VerificationKey[],
) => Promise<Result<VerifiedBadge, TokenRefusal>>;

/**
 * Runs every vector through a verifier, in Node or in a page.
 * @returns one sentence a vector that got another answer than written; empty when all agree
 */
export async function runVectors(file: VectorFile, verify: Verify): Promise<string[]> {
  const keys = readKeys(file);
  const faults: string[] = [];
  for (const vector of file.vectors) {
    const expected = JSON.stringify(vector.badge ?? vector.refusal);
    const result = await verify(vector.text, keys);
    const got = JSON.stringify(result.ok ? writeBadge(result.value) : result.error);
    if (got !== expected) faults.push(`${vector.name}: expected ${expected}, got ${got}`);
  }
  return faults;
}

export function readKeys(file: Pick<VectorFile, "keys">): VerificationKey[] {
  return file.keys.map((key) => ({
    ...key,
    id: fromHex(key.id),
    publicKey: fromHex(key.publicKey),
  }));
}

export function writeBadge({ claims, keyId, signature }: VerifiedBadge): WrittenBadge {
  const { issue, delegation, category, zones, name, notBefore, expires } = claims;
  return {
    serial: toHex(claims.serial),
    issue,
    delegation,
    category,
    zones,
    name,
    photoDigest: toHex(claims.photoDigest),
    notBefore,
    expires,
    keyId: toHex(keyId),
    signature: toHex(signature),
  };
}
