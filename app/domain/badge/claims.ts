/** What a badge's code states and signs (docs/formats.md). */
export type BadgeClaims = {
  /** `cti`: 16 random bytes. Revocation and replay key on it, never on the code's text. */
  serial: Uint8Array;
  /** 1, 2, 3 …: a newer issue kills the earlier ones. */
  issue: number;
  /** Code of the delegation as printed: `KGZ`, `UN`. */
  delegation: string;
  /** Category id of the summit definition. */
  category: string;
  /** Zone numerals that the badge opens, ascending. */
  zones: readonly number[];
  /** Display name in Latin letters, at most 24 bytes of UTF-8, for comparing with the print. */
  name: string;
  /** First 8 bytes of the photo's SHA-256; empty for a photo-free badge. */
  photoDigest: Uint8Array;
  /** Seconds since 1970 (NumericDate, RFC 8392 §2). */
  notBefore: number;
  expires: number;
};

/** A public key that a gate trusts, with the time in which it may sign. Seconds since 1970. */
export type VerificationKey = {
  id: Uint8Array;
  publicKey: Uint8Array;
  notBefore: number;
  notAfter: number;
  revoked: boolean;
};

/** A genuine badge, with the signature from which its bundle record is found and opened. */
export type VerifiedBadge = { claims: BadgeClaims; keyId: Uint8Array; signature: Uint8Array };

/** Why a code is no badge of this summit. `malformed` covers every departure from the canonical form. */
export const TOKEN_REFUSALS = ["malformed", "unknown_key", "key_revoked", "bad_signature"] as const;
export type TokenRefusal = (typeof TOKEN_REFUSALS)[number];
