import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 bits: nobody guesses it, and it is stored by digest only. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What of a secret may be stored. Plain SHA-256 suffices: the secret is random, not a password. */
export const secretDigest = (secret: string): Uint8Array =>
  createHash("sha256").update(secret).digest();
