import { createHash } from "node:crypto";

import { env, type Environment } from "../env.server.ts";

/** A key of 32 bytes, and the 4 bytes by which sealed values name it. */
export type Key = { id: Buffer; bytes: Buffer };
/** The key that seals, and all that open: the current one first. */
export type Keyring = { current: Key; all: readonly Key[] };

export const KEY_ID_BYTES = 4;

/** The first bytes of a hash over the key: they tell keys apart and tell nothing of a key of 256 random bits. */
const keyOf = (kind: "master" | "index", base64: string): Key => {
  const bytes = Buffer.from(base64, "base64");
  const hash = createHash("sha256").update(`shanyrak ${kind} key\0`).update(bytes).digest();
  return { id: hash.subarray(0, KEY_ID_BYTES), bytes };
};

const ringOf = (kind: "master" | "index", current: string, others: readonly string[]): Keyring => {
  const key = keyOf(kind, current);
  const rest = others.map((other) => keyOf(kind, other));
  return { current: key, all: [key, ...rest.filter(({ id }) => !id.equals(key.id))] };
};

const rings = new WeakMap<Environment, { master: Keyring; index: Keyring }>();

function ringsOfNow() {
  const now = env();
  let made = rings.get(now);
  if (!made) {
    made = {
      master: ringOf("master", now.SHANYRAK_MASTER_KEY, now.SHANYRAK_OTHER_MASTER_KEYS),
      index: ringOf("index", now.SHANYRAK_INDEX_KEY, now.SHANYRAK_OTHER_INDEX_KEYS),
    };
    rings.set(now, made);
  }
  return made;
}

/** The keys that seal and open values. */
export const masterKeys = (): Keyring => ringsOfNow().master;
/** The keys of the blind indexes. */
export const indexKeys = (): Keyring => ringsOfNow().index;

/** As an operator reads it: 8 hexadecimal digits. */
export const keyIdText = ({ id }: Key): string => id.toString("hex");

/** The ids of keys in base64, before there is an environment to read them from. */
export const keyIds = (kind: "master" | "index", keys: readonly string[]): string[] =>
  keys.map((key) => keyIdText(keyOf(kind, key)));
