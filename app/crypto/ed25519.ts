import { ed25519 } from "@noble/curves/ed25519.js";

import { ownBytes, sameBytes, toHex } from "./bytes.ts";
import { hasStrictForm, L, littleEndian, PKCS8_PREFIX } from "./ed25519-form.ts";

/** One way to compute Ed25519 (RFC 8032). All of them must agree on every vector. */
export type Ed25519 = {
  /** @param seed the 32-byte private key */
  sign: (message: Uint8Array, seed: Uint8Array) => Promise<Uint8Array>;
  verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => Promise<boolean>;
};

/** The platform's own: about 0.1 ms a signature. */
export const platformEd25519: Ed25519 = {
  async sign(message, seed) {
    const key = await platformPrivateKey(seed);
    return new Uint8Array(await crypto.subtle.sign("Ed25519", key, ownBytes(message)));
  },
  async verify(signature, message, publicKey) {
    if (!hasStrictForm(signature, publicKey)) return false;
    try {
      const key = await platformPublicKey(publicKey);
      return await crypto.subtle.verify("Ed25519", key, ownBytes(signature), ownBytes(message));
    } catch (error) {
      // A key that is no point on the curve.
      if (error instanceof DOMException && error.name === "DataError") return false;
      throw error;
    }
  },
};

const imported = new WeakMap<Uint8Array, Promise<CryptoKey>>();

function platformPrivateKey(seed: Uint8Array): Promise<CryptoKey> {
  const known = imported.get(seed);
  if (known) return known;
  const pkcs8 = Uint8Array.of(...PKCS8_PREFIX, ...seed);
  const key = crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  imported.set(seed, key);
  return key;
}

/** Importing a key takes longer than verifying with it; a summit has a handful, and a stranger's are not asked for. */
const KEYS_KEPT = 64;
const known = new Map<string, Promise<CryptoKey>>();

function platformPublicKey(publicKey: Uint8Array): Promise<CryptoKey> {
  const name = toHex(publicKey);
  const kept = known.get(name);
  if (kept) return kept;
  if (known.size >= KEYS_KEPT) known.clear();
  const key = crypto.subtle.importKey("raw", ownBytes(publicKey), "Ed25519", false, ["verify"]);
  known.set(name, key);
  return key;
}

/**
 * In JavaScript, for browsers without Ed25519: about 1.5 ms a signature. It compares R itself, as platforms do, and
 * not eight times R: signatures with a twist of small order pass neither or both.
 */
export const portableEd25519: Ed25519 = {
  sign: (message, seed) => Promise.resolve(ed25519.sign(message, seed)),
  async verify(signature, message, publicKey) {
    if (!hasStrictForm(signature, publicKey)) return false;
    const r = signature.subarray(0, 32);
    const digest = await crypto.subtle.digest(
      "SHA-512",
      Uint8Array.of(...r, ...publicKey, ...message),
    );
    const k = littleEndian(new Uint8Array(digest)) % L;
    try {
      const key = ed25519.Point.fromBytes(publicKey, false);
      const s = littleEndian(signature.subarray(32));
      const expected = ed25519.Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k));
      return sameBytes(expected.toBytes(), r);
    } catch {
      return false;
    }
  },
};

let chosen: Promise<Ed25519> | undefined;

/** The platform's Ed25519 where it has one, ours elsewhere. Asked once. */
export function bestEd25519(): Promise<Ed25519> {
  chosen ??= crypto.subtle
    .importKey("raw", ownBytes(ed25519.Point.BASE.toBytes()), "Ed25519", false, ["verify"])
    .then(
      () => platformEd25519,
      () => portableEd25519,
    );
  return chosen;
}

/** A new key pair from the platform's random source: the 32-byte seed and public key. */
export function makeKeyPair(): { seed: Uint8Array; publicKey: Uint8Array } {
  const { secretKey, publicKey } = ed25519.keygen();
  return { seed: secretKey, publicKey };
}
