import { decodeBundle } from "#app/crypto/bundle.ts";
import { toHex } from "#app/crypto/bytes.ts";
import type { Clocks } from "#app/domain/gate/list-age.ts";
import type { GateList, RecordsHeld } from "#app/domain/gate/wire.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import type { Api, ApiRefusal } from "./api.ts";
import { readClocks } from "./clocks.ts";
import { nextList } from "./next-list.ts";
import { batteryPercent } from "./battery.ts";
import { acknowledge, BATCH, countUnsent, isNoRoom, nextBatch, prune, reportOf } from "./queue.ts";
import { keepBundle, recordsHeld } from "./records.ts";
import { keepList, keptBundle, keptList, type KeptList, type Store } from "./store.ts";

/** A fresh list, and this phone's clocks at the moment it was asked for: its age counts from the earlier end. */
export type Refreshed = KeptList & { askedAt: Clocks };

/**
 * Sends what waits, in order, until nothing does; says how the phone is even when nothing waits. A part that the server does
 * not take is sent in halves, down to the one passage on which it fails: that one waits, and the others do not wait for it.
 * @param listAsOf of the list on this phone
 * @param read supervisors' words that the guard has read
 */
export async function sendWaiting(
  store: Store,
  { sendPassages }: Api,
  { listAsOf, read }: { listAsOf: number | null; read: readonly string[] },
): Promise<Result<void, ApiRefusal>> {
  const passedOver = new Set<string>();
  let size = BATCH;
  for (;;) {
    const batch = await nextBatch(store, size, passedOver);
    const receipt = await sendPassages({
      passages: batch.map(reportOf),
      deviceNow: Date.now(),
      listAsOf,
      read,
      unsent: (await countUnsent(store)) - batch.length,
      battery: batteryPercent(),
    });
    if (receipt.ok) {
      await acknowledge(store, batch, receipt.value);
      // One that got a new number goes again; what the guard decided meanwhile waits for the next round.
      for (const { id } of batch) if (!receipt.value.renumber.includes(id)) passedOver.add(id);
      if (batch.length === 0) break;
      size = Math.min(BATCH, size * 2);
    } else {
      const [first] = batch;
      if (receipt.error !== "not_taken" || !first) return receipt;
      if (batch.length === 1) passedOver.add(first.id);
      size = Math.ceil(batch.length / 2);
    }
  }
  await prune(store);
  return ok(undefined);
}

/** Fetches the list, and the sealed records when they have changed. */
export async function refreshList(
  store: Store,
  { fetchList }: Api,
): Promise<Result<Refreshed, ApiRefusal>> {
  const askedAt = readClocks();
  const list = await nextList(fetchList, (await keptList(store))?.list);
  if (!list.ok) return list;
  const kept = { list: list.value, summitMinusWallMs: list.value.asOf * 1000 - askedAt.wall };
  // A full phone goes by the list in its memory, and still sends what waits: that makes room.
  await keepList(store, kept).catch(noRoom);
  return ok({ ...kept, askedAt });
}

/**
 * Fetches the sealed records, part by part, if this phone has others than the list speaks of: what came since its own, and
 * all of them only where it has none, or where something else than the server's comes out. Until then it works by those that
 * it has.
 * @param hear how many are left, after each part
 */
export async function refreshRecords(
  store: Store,
  { fetchBundle }: Api,
  list: GateList,
  hear: (left: number) => void,
): Promise<Result<void, ApiRefusal>> {
  const kept = await keptBundle(store);
  if (kept?.version === list.recordsVersion) return ok(undefined);
  let base = kept && recordsHeld(kept);
  let begun = false;
  for (;;) {
    const part = await fetchRecords(store, fetchBundle, base ?? null);
    if (!part.ok) return part;
    if (part.value) {
      hear(part.value.left);
      if (part.value.left === 0) return ok(undefined);
      ({ base } = part.value);
    } else {
      // What does not fit what is held is fetched from the beginning, once.
      if (begun || !base) return err("offline");
      base = undefined;
    }
    begun ||= base === undefined;
  }
}

/** What a part brought: where to ask on from, and how many are left. */
type Fetched = { base: RecordsHeld; left: number };

/** @returns undefined where they do not fit; a full phone keeps those that it had, and that is as good as it gets */
async function fetchRecords(
  store: Store,
  fetchBundle: Api["fetchBundle"],
  held: RecordsHeld | null,
): Promise<Result<Fetched | undefined, ApiRefusal>> {
  const fetched = await fetchBundle(held);
  if (!fetched.ok) return fetched;
  const { bytes, key } = fetched.value;
  const bundle = decodeBundle(bytes);
  // Cut short on its way: the same is asked for again, by and by.
  if (!bundle) return err("offline");
  const base = { salt: toHex(bundle.salt), number: bundle.number };
  const kept = await keepBundle(store, bundle, key).catch(noRoom);
  if (kept === undefined) return ok({ base, left: 0 });
  return ok(kept ? { base, left: bundle.left } : undefined);
}

/** A full phone works on by what is in its memory. @throws any other error */
export function noRoom(error: unknown): void {
  if (!isNoRoom(error)) throw error;
  console.warn("This phone is full", error);
}
