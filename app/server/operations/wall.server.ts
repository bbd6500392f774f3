import { summitNow } from "../platform/clock.server.ts";
import { type Day, readDay } from "./day.server.ts";

/** However many walls hang on this process, the day is read this often at most. */
const EVERY_MS = 5_000;
/** Ages on the wall grow even when nothing happens. */
const AT_LEAST_EVERY_MS = 30_000;

type Reading = { day: Day; now: Date };
let kept: { at: number; reading: Promise<Reading> } | undefined;

/** The present day, not older than five seconds, shared by all who look. */
export function presentDay(): Promise<Reading> {
  const at = performance.now();
  if (!kept || at - kept.at >= EVERY_MS) {
    const reading = read();
    kept = { at, reading };
    // A reading that failed is nobody's answer but of those who wait for it.
    reading.catch(() => (kept = undefined));
  }
  return kept.reading;
}

async function read(): Promise<Reading> {
  const now = await summitNow();
  return { day: await readDay(now), now };
}

const watchers = new Set<() => void>();
let timer: NodeJS.Timeout | undefined;
let told = { what: "", at: 0 };

/** Tells when the day looks different, every five seconds at most; answers how to stop. */
export function watchDay(tell: () => void): () => void {
  watchers.add(tell);
  timer ??= setInterval(() => void compare(), EVERY_MS);
  return () => {
    watchers.delete(tell);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

async function compare(): Promise<void> {
  try {
    const { day } = await presentDay();
    const what = JSON.stringify({ ...day, gates: day.gates.map(withoutAges) });
    const at = performance.now();
    if (what === told.what && at - told.at < AT_LEAST_EVERY_MS) return;
    told = { what, at };
    for (const tell of watchers) tell();
  } catch {
    // In five seconds it is tried again; a page that asks for itself meanwhile gets the error and logs it.
  }
}

const withoutAges = ({ id, health, unsent, phones, heard, scans }: Day["gates"][number]) => [
  id,
  health.kind,
  unsent,
  phones,
  heard,
  scans,
];
