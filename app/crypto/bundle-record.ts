import { ownBytes } from "./bytes.ts";
import { decodeCbor, encodeCbor } from "./cbor.ts";

/** What a badge opens on a gate's phone, and nobody without the badge (docs/formats.md, "Gate bundle"). */
export type BundleRecord = {
  surname: string;
  givenNames: string;
  nativeName: string;
  /** Category id of the summit definition. */
  category: string;
  /** WebP; empty for a photo-free badge. */
  photo: Uint8Array;
};

/** A record under lock: found by `index`, which only the badge's signature gives. */
export type SealedRecord = { index: Uint8Array; sealed: Uint8Array };

export const SALT_BYTES = 32;
/** Largest photo that a record holds. */
export const PHOTO_BYTES = 3584;
/** Every record is as long as any other: its length must not tell who has no photo, or a long name. */
const PLAIN_BYTES = 4096;
const VERSION = 1;
const INDEX_BYTES = 16;
const NONCE_BYTES = 12;

const text = new TextEncoder();
const INDEX_INFO = text.encode("shanyrak gate bundle 1 index");
const KEY_INFO = text.encode("shanyrak gate bundle 1 key");

/**
 * Index and key of a badge's record, from its *verified* signature (HKDF-SHA-256, RFC 5869, one `info` for each).
 * @param signature the 64 bytes of the badge's signature
 * @param salt of the bundle, 32 random bytes: the same badge has another index in another bundle
 */
async function derive(signature: Uint8Array, salt: Uint8Array) {
  const secret = await crypto.subtle.importKey("raw", ownBytes(signature), "HKDF", false, [
    "deriveBits",
    "deriveKey",
  ]);
  const hkdf = (info: Uint8Array) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: ownBytes(salt),
    info: ownBytes(info),
  });
  const [index, key] = await Promise.all([
    crypto.subtle.deriveBits(hkdf(INDEX_INFO), secret, INDEX_BYTES * 8),
    crypto.subtle.deriveKey(hkdf(KEY_INFO), secret, { name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]),
  ]);
  return { index: new Uint8Array(index), key };
}

/** Where a badge's record lies in a bundle. */
export async function recordIndex(signature: Uint8Array, salt: Uint8Array): Promise<Uint8Array> {
  return (await derive(signature, salt)).index;
}

/**
 * Puts a record under the lock of its badge's signature: `nonce | AES-256-GCM(padded record)`, bound to its index.
 * @throws RangeError when the record is too long; the caller keeps photos within PHOTO_BYTES
 */
export async function sealRecord(
  record: BundleRecord,
  signature: Uint8Array,
  salt: Uint8Array,
): Promise<SealedRecord> {
  const { index, key } = await derive(signature, salt);
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const box = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: ownBytes(index) },
    key,
    ownBytes(pad(record)),
  );
  const sealed = new Uint8Array(NONCE_BYTES + box.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(box), NONCE_BYTES);
  return { index, sealed };
}

/** Opens a record with the badge that it belongs to; undefined when the record is another badge's, or was altered. */
export async function openRecord(
  sealed: Uint8Array,
  signature: Uint8Array,
  salt: Uint8Array,
): Promise<BundleRecord | undefined> {
  const { index, key } = await derive(signature, salt);
  try {
    const plain = await crypto.subtle.decrypt(
      {
        name: "AES-GCM",
        iv: ownBytes(sealed.subarray(0, NONCE_BYTES)),
        additionalData: ownBytes(index),
      },
      key,
      ownBytes(sealed.subarray(NONCE_BYTES)),
    );
    return unpad(new Uint8Array(plain));
  } catch {
    return undefined;
  }
}

/** `length (2 bytes, big-endian) | CBOR | zeros`. */
function pad({ surname, givenNames, nativeName, category, photo }: BundleRecord): Uint8Array {
  const body = encodeCbor([VERSION, surname, givenNames, nativeName, category, photo]);
  if (body.length > PLAIN_BYTES - 2) throw new RangeError(`A record of ${body.length} bytes`);
  const padded = new Uint8Array(PLAIN_BYTES);
  new DataView(padded.buffer).setUint16(0, body.length);
  padded.set(body, 2);
  return padded;
}

function unpad(plain: Uint8Array): BundleRecord | undefined {
  const length = new DataView(plain.buffer, plain.byteOffset).getUint16(0);
  const body = decodeCbor(plain.subarray(2, 2 + length));
  if (!body.ok || !Array.isArray(body.value)) return undefined;
  const parts: readonly unknown[] = body.value;
  const [version, surname, givenNames, nativeName, category, photo] = parts;
  return version === VERSION &&
    typeof surname === "string" &&
    typeof givenNames === "string" &&
    typeof nativeName === "string" &&
    typeof category === "string" &&
    photo instanceof Uint8Array
    ? { surname, givenNames, nativeName, category, photo }
    : undefined;
}
