import { fromHex } from "#app/crypto/bytes.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import type { GuardDecision } from "#app/domain/gate/verdict.ts";
import type { GateList } from "#app/domain/gate/wire.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { type Api, type ApiRefusal, createApi } from "./api.ts";
import { type DutyState, STARTING } from "./duty-state.ts";
import { judgeScan } from "./judge-scan.ts";
import type { Judged } from "./judged.ts";
import { followNews } from "./news.ts";
import { printedName } from "./name.ts";
import {
  addPassage,
  allPassages,
  countSetAside,
  countUnsent,
  decidePassage,
  type NewPassage,
  nextSequence,
} from "./queue.ts";
import {
  keepList,
  keptBundle,
  keptIdentity,
  keptList,
  openStore,
  type Store,
  type StoredPassage,
  wipe,
} from "./store.ts";
import { SummitClock } from "./summit-clock.ts";
import { noRoom, refreshList, refreshRecords, sendWaiting } from "./sync.ts";
import { judgedFromTyped } from "./typed.ts";

/**
 * The verifier comes as a file of its own, the same function that the server runs; tests put the golden vectors
 * through that very file as built. Fetched when the page opens, kept for offline with the rest.
 */
const verifier = () => import("#app/crypto/verify-badge.ts");
/** Likewise, as built: the one function that says who is admitted. */
const judge = () => import("#app/domain/gate/judge.ts");

const SYNC_EVERY_MS = 10_000;
const TICK_MS = 1_000;
/** A verdict stands within 400 ms of the code; the server gets this much of it. */
const ASK_MS = 250;
const SEEN_KEPT = 200;

/** A guard's phone at work: judges, stores, sends. Screens follow it by `subscribe`. */
export type Duty = {
  state: () => DutyState;
  subscribe: (listener: () => void) => () => void;
  /** Opens the store and keeps in step with the server until the returned function is called. */
  start: () => () => void;
  sync: () => Promise<void>;
  /** @param before the code before this one, where it asked for another beside it */
  scan: (text: string, before: string | null) => Promise<Judged | undefined>;
  typed: (number: string) => Promise<Result<Judged, ApiRefusal>>;
  /** Null takes back what was decided. @param why the guard's reason to refuse whom the rules admit */
  decide: (id: string, decision: GuardDecision | null, why?: string) => Promise<void>;
  /** Tells the supervisor, by the next call, that their word was read. */
  read: (wordId: string) => void;
  /** Takes this phone off duty and wipes it; refused while the server does not have every scan. */
  leave: () => Promise<LeaveRefusal | undefined>;
};
export type LeaveRefusal = "unsynced" | "offline";

const waiting = async (store: Store) => ({
  unsent: await countUnsent(store),
  setAside: await countSetAside(store),
});

export function createDuty(): Duty {
  let state: DutyState = STARTING;
  let store: Store | undefined;
  let api: Api | undefined;
  const clock = new SummitClock(() => {
    const { list } = state;
    // The next start of the page goes by the clock as it was set.
    if (store && list)
      void keepList(store, { list, summitMinusWallMs: clock.summitMinusWallMs }).catch(noRoom);
  });
  let passages: readonly StoredPassage[] = [];
  let running: Promise<void> | undefined;
  let again = false;
  const wordsRead = new Set<string>();
  /** When each code of this page was read, by the monotonic clock. */
  const readAt = new Map<string, number>();
  const listeners = new Set<() => void>();

  const show = (change: Partial<DutyState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const tick = () => show({ now: clock.now(), listAgeSeconds: clock.listAgeSeconds() });

  async function open(): Promise<void> {
    store = await openStore();
    const identity = await keptIdentity(store);
    if (!identity) return show({ phase: "unenrolled", ...(await waiting(store)) });
    api = createApi(identity);
    await Promise.all([verifier(), judge()]);
    const kept = await keptList(store);
    passages = (await allPassages(store)).toSorted((a, b) => a.sequence - b.sequence);
    if (kept) {
      clock.set(kept.summitMinusWallMs, null);
      // Without a version while some are still to come.
      const hasRecords = Boolean((await keptBundle(store))?.version);
      show({ phase: "on_duty", list: kept.list, hasRecords, since: clock.now() });
    }
    show(await waiting(store));
    tick();
    await sync();
    if (state.phase === "starting") show({ phase: "unenrolled" });
  }

  /** One round at a time; whoever asks during a round gets another one after it. */
  function sync(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await round();
      } while (again);
    })().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function round(): Promise<void> {
    if (!store || !api) return;
    show({ syncing: true });
    const outcome = await exchange(store, api).catch((error: unknown) => {
      // A store that fails is no reason to say "connecting" for ever.
      console.error(error);
      return err("offline" as const);
    });
    passages = (await allPassages(store)).toSorted((a, b) => a.sequence - b.sequence);
    show({ syncing: false, ...(await waiting(store)) });
    if (outcome.ok) show({ online: true });
    else await fail(store, outcome.error);
  }

  async function exchange(db: Store, server: Api): Promise<Result<void, ApiRefusal>> {
    const refreshed = await refreshList(db, server);
    if (!refreshed.ok) {
      // A list that is not to be believed keeps no scan on the phone.
      if (refreshed.error === "not_taken")
        await sendWaiting(db, server, { listAsOf: state.list?.asOf ?? null, read: [] });
      return refreshed;
    }
    const { list, askedAt, summitMinusWallMs } = refreshed.value;
    clock.set(summitMinusWallMs, askedAt);
    const since = state.phase === "on_duty" ? state.since : clock.now();
    show({ phase: "on_duty", revoked: false, list, online: true, since });
    tick();
    const read = [...wordsRead];
    const sent = await sendWaiting(db, server, { listAsOf: list.asOf, read });
    if (!sent.ok) return sent;
    for (const id of read) wordsRead.delete(id);
    const records = await refreshRecords(db, server, list, (recordsLeft) => show({ recordsLeft }));
    if (records.ok) show({ hasRecords: true, recordsLeft: 0 });
    return records;
  }

  async function fail(db: Store, why: ApiRefusal): Promise<void> {
    if (why === "revoked" || why === "not_enrolled") await forget(db, why === "revoked");
    else show({ online: false });
  }

  async function forget(db: Store, revoked: boolean): Promise<void> {
    await wipe(db);
    api = undefined;
    clock.set(0, null);
    passages = [];
    show({ ...STARTING, phase: "unenrolled", revoked, ...(await waiting(db)) });
  }

  /** Name and number of the next passage: the server keeps it under the same when it judges it. */
  async function nextPassage(db: Store) {
    const id = crypto.randomUUID();
    readAt.set(id, performance.now());
    return { id, sequence: await nextSequence(db) };
  }

  /** Stores the passage, then gives it to be shown: what was seen is never only on a screen. */
  async function record(
    db: Store,
    list: GateList,
    judged: Omit<Judged, "id">,
    { id, sequence }: { id: string; sequence: number },
  ): Promise<Judged> {
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
      scannedAt: Math.max(at, passages.at(-1)?.scannedAt ?? 0),
    };
    const stored = await addPassage(db, passage, sequence);
    passages = [...passages, stored];
    const name = holder ? printedName(holder) : (claims?.name ?? "");
    const seen = [{ id: stored.id, at, admission, decision, name }, ...state.seen];
    show({ seen: seen.slice(0, SEEN_KEPT), ...(await waiting(db)) });
    void sync();
    return { ...judged, id: stored.id };
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      const over = new AbortController();
      void open().then(() => api && followNews(api.openNews, () => void sync(), over.signal));
      const timers = [setInterval(() => void sync(), SYNC_EVERY_MS), setInterval(tick, TICK_MS)];
      const awake = () => {
        tick();
        void sync();
      };
      addEventListener("online", awake);
      document.addEventListener("visibilitychange", awake);
      return () => {
        over.abort();
        timers.forEach(clearInterval);
        removeEventListener("online", awake);
        document.removeEventListener("visibilitychange", awake);
      };
    },
    sync,
    async scan(text, before) {
      const { list } = state;
      if (!store || !list) return undefined;
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
        passages,
        now: clock.now(),
        listAgeSeconds: clock.listAgeSeconds(),
        ask: async (shown) => {
          if (!state.online || !api) return undefined;
          const verdict = await api.fetchVerdict({ ...called, ...shown }, ASK_MS);
          return verdict.ok ? verdict.value : undefined;
        },
      });
      return record(store, list, judged, called);
    },
    async typed(number) {
      const { list } = state;
      if (!store || !api || !list) return err("offline");
      const answer = await api.fetchTyped(number);
      return answer.ok
        ? ok(
            await record(
              store,
              list,
              judgedFromTyped(answer.value, list),
              await nextPassage(store),
            ),
          )
        : answer;
    },
    async decide(id, decision, why) {
      if (!store) return;
      const from = readAt.get(id);
      const tookMs =
        decision === null || from === undefined ? null : Math.round(performance.now() - from);
      const decided = await decidePassage(store, id, decision, { why, tookMs });
      passages = passages.map((one) => (decided && one.id === id ? decided : one));
      show({
        seen: state.seen.map((one) => (one.id === id ? { ...one, decision } : one)),
        ...(await waiting(store)),
      });
      void sync();
    },
    read(wordId) {
      wordsRead.add(wordId);
      void sync();
    },
    async leave() {
      if (!store || !api) return "offline";
      await sync();
      // What the server does not take stays on the phone, and keeps nobody at the gate.
      if ((await countUnsent(store)) > 0) return "unsynced";
      const left = await api.leave();
      if (!left.ok) return "offline";
      await forget(store, true);
      return undefined;
    },
  };
}
