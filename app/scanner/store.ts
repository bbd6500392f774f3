import { type DBSchema, type IDBPDatabase, openDB } from "idb";

import { toHex } from "#app/crypto/bytes.ts";
import type { GateList, PassageReport } from "#app/domain/gate/wire.ts";

import type { PhoneIdentity } from "./phone-keys.ts";

/** A scan on the phone. `zone` and `acknowledgedAt` stay here; the rest is what the server gets. */
export type StoredPassage = PassageReport & {
  zone: number;
  /** Summit time (s) at which the server had it in its present state. */
  acknowledgedAt: number | null;
  /** 1 while the server does not have it in its present state; a number, because IndexedDB cannot index booleans. */
  unsent: 0 | 1;
  /** The server says that it is no passage: kept here for whoever looks into it. */
  setAside?: true;
};

/** The list as it came, with what turns this phone's wall clock into summit time. */
export type KeptList = { list: GateList; summitMinusWallMs: number };
/**
 * What is known of the records as a whole. `key` opens their outer lock; a handle that cannot be exported. `upTo` is left out
 * in what an earlier version of this page kept.
 */
export type KeptBundle = {
  version: string;
  salt: Uint8Array;
  key: CryptoKey;
  upTo?: { number: number; digest: Uint8Array } | undefined;
};

type GateSchema = DBSchema & {
  list: { key: "list"; value: KeptList };
  bundle: { key: "bundle"; value: KeptBundle };
  /** By index in hexadecimal. Opaque without the badge. */
  records: { key: string; value: Uint8Array };
  /** Who this phone is; its keys are handles, not bytes. */
  identity: { key: "identity"; value: PhoneIdentity };
  counter: { key: "sequence"; value: number };
  passages: {
    key: string;
    value: StoredPassage;
    indexes: { unsent: number; acknowledgedAt: number };
  };
};

export type Store = IDBPDatabase<GateSchema>;

/** Opens what this phone keeps. Asks the browser not to clear it when space runs short. */
export async function openStore(): Promise<Store> {
  const store = await openDB<GateSchema>("shanyrak-gate", 2, {
    upgrade(db, before) {
      if (before < 2) db.createObjectStore("identity");
      if (before > 0) return;
      db.createObjectStore("list");
      db.createObjectStore("bundle");
      db.createObjectStore("records");
      db.createObjectStore("counter");
      const passages = db.createObjectStore("passages", { keyPath: "id" });
      passages.createIndex("unsent", "unsent");
      passages.createIndex("acknowledgedAt", "acknowledgedAt");
    },
  });
  void navigator.storage?.persist?.();
  return store;
}

export const keptIdentity = (store: Store): Promise<PhoneIdentity | undefined> =>
  store.get("identity", "identity");

/** From now on this phone is that one. What it held for another gate is no longer its own. */
export async function keepIdentity(store: Store, identity: PhoneIdentity): Promise<void> {
  await wipe(store);
  await store.put("identity", identity, "identity");
}

export async function keptList(store: Store): Promise<KeptList | undefined> {
  const kept = await store.get("list", "list");
  return kept && { ...kept, list: Object.assign({}, OF_BEFORE, kept.list) };
}
/** Lists that an earlier version of this page kept know nothing of these. */
const OF_BEFORE = { words: [], letIn: [] };
export const keptBundle = (store: Store): Promise<KeptBundle | undefined> =>
  store.get("bundle", "bundle");

export async function keepList(store: Store, kept: KeptList): Promise<void> {
  await store.put("list", kept, "list");
}

export const recordAt = (store: Store, index: Uint8Array): Promise<Uint8Array | undefined> =>
  store.get("records", toHex(index));

/**
 * Forgets everything that concerns people and gates. Scans that the server does not have stay: they hold serials only, and
 * a supervisor can send them by enrolling the phone anew.
 */
export async function wipe(store: Store): Promise<void> {
  const tx = store.transaction(["identity", "list", "bundle", "records", "passages"], "readwrite");
  await tx.objectStore("identity").clear();
  await tx.objectStore("list").clear();
  await tx.objectStore("bundle").clear();
  await tx.objectStore("records").clear();
  for (const one of await tx.objectStore("passages").index("unsent").getAll(0)) {
    if (!one.setAside) await tx.objectStore("passages").delete(one.id);
  }
  await tx.done;
}
