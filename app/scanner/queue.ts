import type { GuardDecision } from "#app/domain/gate/verdict.ts";
import type { PassageReceipt, PassageReport } from "#app/domain/gate/wire.ts";

import type { Store, StoredPassage } from "./store.ts";

/** As many as one request takes (`BATCH` of the server). */
export const BATCH = 200;
/** Sent passages stay for a while, so that a phone knows whom it let in. */
const KEPT_SENT = 500;

/** A scan before it has its place in the line. */
export type NewPassage = Omit<
  StoredPassage,
  "sequence" | "revision" | "decisionReason" | "acknowledgedAt" | "unsent"
>;

/** The next number of this phone. A number that is never used leaves a gap, and nothing else. */
export async function nextSequence(store: Store): Promise<number> {
  const tx = store.transaction("counter", "readwrite");
  const sequence = ((await tx.store.get("sequence")) ?? 0) + 1;
  await tx.store.put(sequence, "sequence");
  await tx.done;
  return sequence;
}

/** Whether an error says that the phone is full. Some browsers abort the transaction with it as the cause. */
export const isNoRoom = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "QuotaExceededError";

/**
 * Stores a scan under its number. Durable when it returns. A full phone gives up what the server has already, before it
 * gives up a scan.
 * @throws DOMException when there is no room even so
 */
export async function addPassage(
  store: Store,
  passage: NewPassage,
  sequence: number,
): Promise<StoredPassage> {
  const stored: StoredPassage = {
    ...{ ...passage, sequence, revision: 1, decisionReason: null },
    ...{ acknowledgedAt: null, unsent: 1 },
  };
  try {
    await write(store, stored);
  } catch (error) {
    if (!isNoRoom(error)) throw error;
    await prune(store, 0);
    await write(store, stored);
  }
  return stored;
}

async function write(store: Store, passage: StoredPassage): Promise<void> {
  const tx = store.transaction("passages", "readwrite", { durability: "strict" });
  await Promise.all([tx.store.put(passage), tx.done]);
}

/**
 * Notes what the guard decided, under the passage's next revision; null takes a decision back. A decision that was not
 * taken back stays.
 * @param given `why`: the guard's reason, in his own language; `tookMs`: how long it took since the code was read
 */
export async function decidePassage(
  store: Store,
  id: string,
  decision: GuardDecision | null,
  given: { why?: string | null; tookMs?: number | null } = {},
): Promise<StoredPassage | undefined> {
  const { why = null, tookMs = null } = given;
  const tx = store.transaction("passages", "readwrite", { durability: "strict" });
  const passage = await tx.store.get(id);
  if (!passage || (passage.decision === null) === (decision === null)) return passage;
  const decided: StoredPassage = {
    ...{ ...passage, decision, decisionReason: why, revision: passage.revision + 1, tookMs },
    ...{ acknowledgedAt: null, unsent: 1 },
  };
  await tx.store.put(decided);
  await tx.done;
  return decided;
}

export const countUnsent = (store: Store): Promise<number> =>
  store.countFromIndex("passages", "unsent", 1);

/** Scans that the server says are no passages; they stay here. */
export const countSetAside = async (store: Store): Promise<number> =>
  (await allPassages(store)).filter(({ setAside }) => setAside).length;

/** The next passages to send, oldest first, without those passed over in this round. */
export async function nextBatch(
  store: Store,
  size: number,
  passedOver: ReadonlySet<string>,
): Promise<readonly StoredPassage[]> {
  const waiting = await store.getAllFromIndex("passages", "unsent", 1);
  return waiting
    .filter(({ id }) => !passedOver.has(id))
    .toSorted((a, b) => a.sequence - b.sequence)
    .slice(0, size);
}

export const allPassages = (store: Store): Promise<readonly StoredPassage[]> =>
  store.getAll("passages");

/** What of a stored passage travels. */
export function reportOf(passage: StoredPassage): PassageReport {
  const { id, sequence, gateId, direction, serial, floater, scannedAt } = passage;
  const { verdict, reason, decision, decisionReason, revision, tookMs } = passage;
  return {
    ...{ id, sequence, gateId, direction, serial, floater, scannedAt },
    ...{ verdict, reason, decision, decisionReason, revision, tookMs },
  };
}

/**
 * Notes what the server has. A passage that the guard decided while it was on its way is sent again; one whose number
 * is taken (the phone had lost its memory) gets a new one.
 */
export async function acknowledge(
  store: Store,
  sent: readonly StoredPassage[],
  receipt: PassageReceipt,
): Promise<void> {
  const tx = store.transaction(["counter", "passages"], "readwrite");
  const counter = tx.objectStore("counter");
  let last = Math.max((await counter.get("sequence")) ?? 0, receipt.lastSequence);
  for (const [place, was] of sent.entries()) {
    const passage = await tx.objectStore("passages").get(was.id);
    if (!passage) continue;
    if (receipt.kept.includes(was.id) && passage.revision === was.revision) {
      await tx.objectStore("passages").put({ ...passage, acknowledgedAt: receipt.now, unsent: 0 });
    } else if (receipt.refused.includes(place)) {
      await tx.objectStore("passages").put({ ...passage, unsent: 0, setAside: true });
    } else if (receipt.renumber.includes(was.id)) {
      last += 1;
      await tx.objectStore("passages").put({ ...passage, sequence: last });
    }
  }
  await counter.put(last, "sequence");
  await tx.done;
}

/** Lets the oldest sent passages go. @param keep how many of them stay */
export async function prune(store: Store, keep = KEPT_SENT): Promise<void> {
  const sent = await store.getAllFromIndex("passages", "unsent", 0);
  const old = sent
    .filter((one) => !one.setAside)
    .toSorted((a, b) => b.sequence - a.sequence)
    .slice(keep);
  await Promise.all(old.map(({ id }) => store.delete("passages", id)));
}
