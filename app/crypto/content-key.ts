import { CompactEncrypt, compactDecrypt } from "jose";

import { ownBytes } from "./bytes.ts";

/** Carries the content key beside the bundle, for the phone that asked. */
export const CONTENT_KEY_HEADER = "gate-content-key";

export const CONTENT_KEY_BYTES = 32;
const NONCE_BYTES = 12;

/**
 * A bundle's content key for one phone alone: JWE, ECDH-ES with A256GCM (RFC 7518 §4.6).
 * @param exchangeKey the phone's public key, P-256, an uncompressed point
 */
export async function wrapContentKey(key: Uint8Array, exchangeKey: Uint8Array): Promise<string> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const to = await crypto.subtle.importKey("raw", ownBytes(exchangeKey), curve, true, []);
  return new CompactEncrypt(key).setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" }).encrypt(to);
}

/** The content key, as a handle that nobody can export; undefined when it is another phone's. */
export async function openContentKey(
  wrapped: string,
  exchange: CryptoKey,
): Promise<CryptoKey | undefined> {
  try {
    const { plaintext } = await compactDecrypt(wrapped, exchange, {
      keyManagementAlgorithms: ["ECDH-ES"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return await importContentKey(plaintext, "decrypt");
  } catch {
    return undefined;
  }
}

export const importContentKey = (key: Uint8Array, use: "encrypt" | "decrypt"): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", ownBytes(key), "AES-GCM", false, [use]);

/** A second lock around a sealed record: `nonce | AES-256-GCM(sealed)`, bound to its index. */
export async function lockRecord(
  sealed: Uint8Array,
  index: Uint8Array,
  key: CryptoKey,
): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const additionalData = ownBytes(index);
  const box = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData },
    key,
    ownBytes(sealed),
  );
  const locked = new Uint8Array(NONCE_BYTES + box.byteLength);
  locked.set(iv);
  locked.set(new Uint8Array(box), NONCE_BYTES);
  return locked;
}

/** The sealed record; undefined when the bundle was another phone's, or the box was altered. */
export async function unlockRecord(
  locked: Uint8Array,
  index: Uint8Array,
  key: CryptoKey,
): Promise<Uint8Array | undefined> {
  const iv = ownBytes(locked.subarray(0, NONCE_BYTES));
  const additionalData = ownBytes(index);
  try {
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData },
      key,
      ownBytes(locked.subarray(NONCE_BYTES)),
    );
    return new Uint8Array(plain);
  } catch {
    return undefined;
  }
}
