import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

import { env } from "./env.server.ts";

/** First byte of a sealed value: AES-256-GCM, 12-byte nonce, 16-byte tag (NIST SP 800-38D). */
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const masterKey = (): Buffer => Buffer.from(env().SHANYRAK_MASTER_KEY, "base64");

/** Seals a value under the master key, which never enters the database: `format | nonce | tag | ciphertext`. */
export function seal(plain: Uint8Array | string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", masterKey(), nonce);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.getAuthTag(), ciphertext]);
}

/** Opens a sealed value. Throws when it was altered or sealed under another key. */
export function unseal(sealed: Uint8Array): Uint8Array {
  if (sealed[0] !== FORMAT) throw new Error(`Unknown sealing format ${sealed[0]}`);
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", masterKey(), nonce);
  decipher.setAuthTag(tag);
  return Buffer.concat([
    decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)),
    decipher.final(),
  ]);
}

export const unsealText = (sealed: Uint8Array): string =>
  Buffer.from(unseal(sealed)).toString("utf8");

/** Finds equal values without storing them: HMAC-SHA-256 under a key of its own. */
export function blindIndex(text: string): Uint8Array {
  return createHmac("sha256", Buffer.from(env().SHANYRAK_INDEX_KEY, "base64"))
    .update(text)
    .digest();
}

/**
 * A code that only we can make of a text and make again: HMAC-SHA-256 under a key derived from the master key for one
 * purpose (HKDF, RFC 5869), so that a code made for one is worth nothing for another.
 */
export function codeFor(purpose: string, text: string): Uint8Array {
  const key = hkdfSync("sha256", masterKey(), new Uint8Array(), purpose, 32);
  return createHmac("sha256", Buffer.from(key)).update(text).digest();
}
