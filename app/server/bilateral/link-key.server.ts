import { hkdfSync } from "node:crypto";

import { linkKey } from "#db/schema/meeting.ts";

import type { Database, Transaction } from "../platform/database.server.ts";
import { seal, unseal } from "../platform/sealing.server.ts";
import { masterKeys } from "../platform/sealing/keyring.server.ts";

/**
 * The key of secret links, 32 bytes. At first need it is derived from the master key of that day (HKDF, RFC 5869), as links
 * were before it was kept; from then on it is kept sealed, and a change of the master key seals it anew without changing it.
 */
export async function linkKeyOf(db: Database | Transaction): Promise<Uint8Array> {
  return (await keptKey(db)) ?? (await keepKey(db));
}

async function keptKey(db: Database | Transaction): Promise<Uint8Array | undefined> {
  const [row] = await db.select({ sealed: linkKey.keySealed }).from(linkKey);
  return row && unseal("link_key.key_sealed", row.sealed);
}

async function keepKey(db: Database | Transaction): Promise<Uint8Array> {
  const key = hkdfSync("sha256", masterKeys().current.bytes, new Uint8Array(), "secret link", 32);
  const keySealed = seal("link_key.key_sealed", new Uint8Array(key));
  await db.insert(linkKey).values({ keySealed }).onConflictDoNothing();
  // Another process may have been first: its key is the one.
  const kept = await keptKey(db);
  if (!kept) throw new Error("The key of links was not kept");
  return kept;
}
