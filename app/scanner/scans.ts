import { fromHex } from "#app/crypto/bytes.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import type { GuardDecision } from "#app/domain/gate/verdict.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import type { Api, ApiRefusal } from "./api.ts";
import type { DutyState } from "./duty-state.ts";
import { judgeScan } from "./judge-scan.ts";
import type { Judged } from "./judged.ts";
import { printedName } from "./name.ts";
import { addPassage, decidePassage, type NewPassage, nextSequence } from "./queue.ts";
import type { Store, StoredPassage } from "./store.ts";
import type { SummitClock } from "./summit-clock.ts";
import { judgedFromTyped } from "./typed.ts";
import { waiting } from "./waiting.ts";

/**
 * The verifier comes as a file of its own, the same function that the server runs; tests put the golden vectors
 * through that very file as built. Fetched when the page opens, kept for offline with the rest.
 */
export const verifier = () => import("#app/crypto/verify-badge.ts");
/** Likewise, as built: the one function that says who is admitted. */
export const judge = () => import("#app/domain/gate/judge.ts");

/** A verdict stands within 400 ms of the code; the server gets this much of it. */
const ASK_MS = 250;
const SEEN_KEPT = 200;

/** The passages on the phone as they last were, oldest first. */
export type Held = { passages: readonly StoredPassage[] };

/** What a guard does at each badge. */
export type Scans = {
  /** @param before the code before this one, where it asked for another beside it */
  scan: (text: string, before: string | null) => Promise<Judged | undefined>;
  typed: (number: string) => Promise<Result<Judged, ApiRefusal>>;
  /** Null takes back what was decided. @param why the guard's reason to refuse whom the rules admit */
  decide: (id: string, decision: GuardDecision | null, why?: string) => Promise<void>;
};

/** What scanning needs of the phone. */
type Phone = {
  state: () => DutyState;
  show: (change: Partial<DutyState>) => void;
  sync: () => Promise<void>;
  clock: SummitClock;
  held: Held;
  opened: () => { store: Store; api: Api } | undefined;
};

/** Judges codes and typed numbers, stores each as a passage before it is shown, and notes what the guard decides. */
export function createScans(phone: Phone): Scans {
  const { show, clock, held } = phone;
  /** When each code of this page was read, by the monotonic clock. */
  const readAt = new Map<string, number>();

  /** Name and number of the next passage: the server keeps it under the same when it judges it. */
  async function nextPassage(store: Store) {
    const id = crypto.randomUUID();
    readAt.set(id, performance.now());
    return { id, sequence: await nextSequence(store) };
  }

  /** Stores the passage, then gives it to be shown: what was seen is never only on a screen. */
  async function record(
    store: Store,
    judged: Omit<Judged, "id">,
    { id, sequence }: { id: string; sequence: number },
  ): Promise<Judged> {
    const { list, seen } = phone.state();
    if (!list) throw new Error("A scan without a list");
    const { admission, claims, floater, holder, at } = judged;
    // The rule of a lane: an admit needs no second step. At a staffed gate the guard takes it.
    const isByRule = admission.kind === "admit" && !list.gate.staffed;
    const decision = isByRule ? ("admitted" as const) : null;
    const passage: NewPassage = {
      id,
      gateId: list.gate.id,
      zone: list.gate.zone,
      direction: list.gate.direction,
      floater,
      serial: claims ? serialText(claims.serial) : null,
      verdict: admission.kind,
      reason: admission.kind === "admit" ? null : admission.reason,
      decision,
      // Never before the one before: the phone's numbers and its times agree, whatever its clock does.
      scannedAt: Math.max(at, held.passages.at(-1)?.scannedAt ?? 0),
    };
    const stored = await addPassage(store, passage, sequence);
    held.passages = [...held.passages, stored];
    const name = holder ? printedName(holder) : (claims?.name ?? "");
    const now = { id: stored.id, at, admission, decision, name };
    show({ seen: [now, ...seen].slice(0, SEEN_KEPT), ...(await waiting(store)) });
    void phone.sync();
    return { ...judged, id: stored.id };
  }

  return {
    async scan(text, before) {
      const { list } = phone.state();
      const opened = phone.opened();
      if (!opened || !list) return undefined;
      const { store, api } = opened;
      const called = await nextPassage(store);
      const judged = await judgeScan(text, before, {
        store,
        verify: (await verifier()).verifyBadge,
        judge: (await judge()).judgeAdmission,
        list,
        keys: list.keys.map((key) => ({
          ...key,
          id: fromHex(key.id),
          publicKey: fromHex(key.publicKey),
        })),
        passages: held.passages,
        now: clock.now(),
        listAgeSeconds: clock.listAgeSeconds(),
        ask: async (shown) => {
          if (!phone.state().online) return undefined;
          const verdict = await api.fetchVerdict({ ...called, ...shown }, ASK_MS);
          return verdict.ok ? verdict.value : undefined;
        },
      });
      return record(store, judged, called);
    },
    async typed(number) {
      const { list } = phone.state();
      const opened = phone.opened();
      if (!opened || !list) return err("offline");
      const { store, api } = opened;
      const answer = await api.fetchTyped(number);
      if (!answer.ok) return answer;
      const judged = judgedFromTyped(answer.value, list);
      return ok(await record(store, judged, await nextPassage(store)));
    },
    async decide(id, decision, why) {
      const opened = phone.opened();
      if (!opened) return;
      const from = readAt.get(id);
      const tookMs =
        decision === null || from === undefined ? null : Math.round(performance.now() - from);
      const decided = await decidePassage(opened.store, id, decision, { why, tookMs });
      held.passages = held.passages.map((one) => (decided && one.id === id ? decided : one));
      const seen = phone.state().seen.map((one) => (one.id === id ? { ...one, decision } : one));
      show({ seen, ...(await waiting(opened.store)) });
      void phone.sync();
    },
  };
}
