import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

import type { PersonalColumn, SealedColumn } from "./sealing/columns.server.ts";
import { indexKeys, type Key, KEY_ID_BYTES, masterKeys } from "./sealing/keyring.server.ts";
import type { Leave } from "./sealing/leave.server.ts";

/** First byte of a sealed value: AES-256-GCM, 12-byte nonce, 16-byte tag (NIST SP 800-38D). */
const FORMAT = 2;
/** Without a key id and without a place: what was sealed before keys could be changed. Read, never written. */
const FIRST_FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a value of a column under the current master key, which never enters the database:
 * `format | key id | nonce | tag | ciphertext`. Format, key id and column are authenticated too, so that a value
 * carried to another column does not open there. `docs/formats.md`, Sealed values.
 */
export function seal(column: SealedColumn, plain: Uint8Array | string): Uint8Array {
  const key = masterKeys().current;
  const head = Buffer.concat([Uint8Array.of(FORMAT), key.id]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
  cipher.setAAD(Buffer.concat([head, Buffer.from(column)]));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), ciphertext]);
}

/** No key of this process opens the value. */
export class KeyMissing extends Error {
  constructor(id: string) {
    super(`No master key of this process has the id ${id}`);
    this.name = "KeyMissing";
  }
}

/** A personal column is opened with leave: somebody's reading is on the trail, or nobody is shown it. */
type WithLeave<Column extends SealedColumn> = Column extends PersonalColumn ? [leave: Leave] : [];

/** Opens what was sealed for the column. Throws when it was altered, moved, or sealed under a key that is not here. */
export function unseal<Column extends SealedColumn>(
  column: Column,
  sealed: Uint8Array,
  ..._leave: WithLeave<Column>
): Uint8Array {
  if (sealed[0] === FIRST_FORMAT) return unsealFirst(sealed);
  if (sealed[0] !== FORMAT) throw new Error(`Unknown sealing format ${sealed[0]}`);
  const head = sealed.subarray(0, 1 + KEY_ID_BYTES);
  const id = Buffer.from(head.subarray(1));
  const key = masterKeys().all.find((each) => each.id.equals(id));
  if (!key) throw new KeyMissing(id.toString("hex"));
  return decipher(key, sealed.subarray(head.length), Buffer.concat([head, Buffer.from(column)]));
}

/** No id says under which key it stands: each is tried, and the tag tells. */
function unsealFirst(sealed: Uint8Array): Uint8Array {
  for (const key of masterKeys().all) {
    try {
      return decipher(key, sealed.subarray(1));
    } catch {
      continue;
    }
  }
  throw new Error("A value of the first sealing format opens under no key of this process");
}

function decipher(key: Key, sealed: Uint8Array, about?: Uint8Array): Uint8Array {
  const opening = createDecipheriv("aes-256-gcm", key.bytes, sealed.subarray(0, NONCE_BYTES));
  if (about) opening.setAAD(about);
  opening.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([opening.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), opening.final()]);
}

export const unsealText = <Column extends SealedColumn>(
  column: Column,
  sealed: Uint8Array,
  ...leave: WithLeave<Column>
): string => Buffer.from(unseal(column, sealed, ...leave)).toString("utf8");

/** Finds equal values without storing them: the key's id, then HMAC-SHA-256 of the text under it. */
const indexUnder = (key: Key, text: string): Uint8Array =>
  Buffer.concat([key.id, createHmac("sha256", key.bytes).update(text).digest()]);

/** As it is stored now. */
export const blindIndex = (text: string): Uint8Array => indexUnder(indexKeys().current, text);

/** Everything as which the text may stand in the database: under each key of this process. For looking it up. */
export const blindIndexes = (text: string): Uint8Array[] =>
  indexKeys().all.map((key) => indexUnder(key, text));

/**
 * The same text under the key that comes or goes, for the columns `..._before`: rows that were indexed under different
 * keys are known as equal by it. Null outside a rotation.
 */
export function otherBlindIndex(text: string): Uint8Array | null {
  const [, other] = indexKeys().all;
  return other ? indexUnder(other, text) : null;
}
