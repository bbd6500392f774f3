import { err, type Result } from "#app/domain/result.ts";

import { type Api, type ApiRefusal, createApi } from "./api.ts";
import { type DutyState, STARTING } from "./duty-state.ts";
import { followNews } from "./news.ts";
import { allPassages, countUnsent } from "./queue.ts";
import { createScans, type Held, judge, type Scans, verifier } from "./scans.ts";
import {
  keepList,
  keptBundle,
  keptIdentity,
  keptList,
  openStore,
  type Store,
  wipe,
} from "./store.ts";
import { SummitClock } from "./summit-clock.ts";
import { noRoom, refreshList, refreshRecords, sendWaiting } from "./sync.ts";
import { waiting } from "./waiting.ts";

const SYNC_EVERY_MS = 10_000;
const TICK_MS = 1_000;

/** A guard's phone at work: judges, stores, sends. Screens follow it by `subscribe`. */
export type Duty = Scans & {
  state: () => DutyState;
  subscribe: (listener: () => void) => () => void;
  /** Opens the store and keeps in step with the server until the returned function is called. */
  start: () => () => void;
  sync: () => Promise<void>;
  /** Tells the supervisor, by the next call, that their word was read. */
  read: (wordId: string) => void;
  /** Takes this phone off duty and wipes it; refused while the server does not have every scan. */
  leave: () => Promise<LeaveRefusal | undefined>;
};
export type LeaveRefusal = "unsynced" | "offline";

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
  const held: Held = { passages: [] };
  let running: Promise<void> | undefined;
  let again = false;
  const wordsRead = new Set<string>();
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
    held.passages = (await allPassages(store)).toSorted((a, b) => a.sequence - b.sequence);
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
    held.passages = (await allPassages(store)).toSorted((a, b) => a.sequence - b.sequence);
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
    held.passages = [];
    show({ ...STARTING, phase: "unenrolled", revoked, ...(await waiting(db)) });
  }

  const scans = createScans({
    ...{ state: () => state, show, sync, clock, held },
    opened: () => (store && api ? { store, api } : undefined),
  });

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
    ...scans,
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
