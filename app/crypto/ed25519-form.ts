import { fromHex, toHex } from "./bytes.ts";

/** Order of the base point: 2^252 + 27742317777372353535851937790883648493 (RFC 8032 §5.1). */
export const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const P = 2n ** 255n - 19n;

/** The eight points of small order in their canonical form; a key or an R among them signs for anybody. */
const SMALL_ORDER = new Set([
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
]);

export function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`);
}

/**
 * Whether a signature and key have the one form that every platform must read alike: S below the group's order
 * (RFC 8032 §5.1.7), R and key reduced and not of small order. Platforms differ in what they let pass beyond this.
 * @param signature 64 bytes, @param publicKey 32 bytes
 */
export function hasStrictForm(signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return (
    littleEndian(signature.subarray(32)) < L &&
    isStrictPoint(signature.subarray(0, 32)) &&
    isStrictPoint(publicKey)
  );
}

function isStrictPoint(point: Uint8Array): boolean {
  if (SMALL_ORDER.has(toHex(point))) return false;
  const y = Uint8Array.from(point);
  const signBit = (y[31] ?? 0) >> 7;
  y[31] = (y[31] ?? 0) & 0x7f;
  const value = littleEndian(y);
  // x = 0 has no negative: y = 1 and y = -1 with the sign bit set are a second form of the same point.
  return value < P && !(signBit === 1 && (value === 1n || value === P - 1n));
}

/** PKCS #8 frame around a 32-byte Ed25519 seed (RFC 8410 §7). */
export const PKCS8_PREFIX = fromHex("302e020100300506032b657004220420");
