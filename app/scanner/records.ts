import type { Bundle } from "#app/crypto/bundle.ts";
import { sameBytes, toHex } from "#app/crypto/bytes.ts";
import { foldRecord, NO_RECORDS } from "#app/crypto/records-digest.ts";
import type { RecordsHeld } from "#app/domain/gate/wire.ts";

import type { KeptBundle, Store } from "./store.ts";

/** What a phone says of the records that it holds; undefined where they came without a number. */
export const recordsHeld = ({ salt, upTo }: KeptBundle): RecordsHeld | undefined =>
  upTo && { salt: toHex(salt), number: upTo.number };

/**
 * Keeps what came since, or all records in the place of those before; in one transaction, so that a phone never mixes two
 * bundles. Changes nothing unless the phone then holds as many records as the server, with the server's digest.
 */
export async function keepBundle(store: Store, bundle: Bundle, key: CryptoKey): Promise<boolean> {
  const { version, salt, number, since, count } = bundle;
  const tx = store.transaction(["bundle", "records"], "readwrite");
  const records = tx.objectStore("records");
  if (since === null) await records.clear();
  const base =
    since === null
      ? NO_RECORDS
      : digestAt(await tx.objectStore("bundle").get("bundle"), { salt, since });
  let digest = base;
  for (const { index, sealed } of base ? bundle.records : []) {
    const place = toHex(index);
    const before = since === null ? undefined : await records.get(place);
    if (before) digest = digest && foldRecord(digest, before);
    if (sealed.length === 0) await records.delete(place);
    else {
      void records.put(sealed.slice(), place);
      digest = digest && foldRecord(digest, sealed);
    }
  }
  if (!digest || !sameBytes(digest, bundle.digest) || (await records.count()) !== count) {
    tx.abort();
    await tx.done.catch(() => undefined);
    return false;
  }
  const upTo = { number, digest };
  await tx.objectStore("bundle").put({ version, salt: salt.slice(), key, upTo }, "bundle");
  await tx.done;
  return true;
}

/** The digest of the records held; undefined where they are others than those on which the change was made. */
const digestAt = (
  kept: KeptBundle | undefined,
  { salt, since }: { salt: Uint8Array; since: number },
): Uint8Array | undefined =>
  kept?.upTo?.number === since && sameBytes(kept.salt, salt) ? kept.upTo.digest : undefined;
