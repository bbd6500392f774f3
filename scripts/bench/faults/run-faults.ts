import { setTimeout as sleep } from "node:timers/promises";

import { startScript } from "#tests/support/process.ts";

import { straightTo } from "./balancer.ts";
import { type Browser, browserAt, NotServed } from "./browser.ts";
import { work } from "./client.ts";
import type { Fault } from "./faults.ts";
import { type House, openHouse } from "./house.ts";
import { KINDS, type Ledger } from "./ledger.ts";
import { personalDataIn } from "./logs.ts";
import { type Found, readBack } from "./readback.ts";

const WARM_MS = 90_000;
/** After this a fault counts as never recovered from, with this figure. */
const HOPELESS_MS = 60_000;
/** How long the queue may take in the end to work off what is in it. */
const REST_MS = 90_000;

export type Outcome = Found & {
  acknowledged: number;
  failed: number;
  kills: number;
  /** Seconds from the end of a cause to the first success of every kind of work, and to every web process ready again. */
  worstRecovery: number;
  worstRestart: number;
  /** Whether the trail agrees with its seals. */
  isTrailSound: boolean;
};

/**
 * Lets everybody work, and meanwhile one fault after another happen, each followed by quiet until everything goes again.
 * @param data a folder for the database, on whichever disk
 */
export async function runFaults(
  options: { data: string; webs: number; workers: number; faults: readonly Fault[] },
  say: (line: string) => void,
): Promise<Outcome> {
  const house = await openHouse(options.data, options);
  try {
    let isOver = false;
    const working = work(house.clients, house.ledger, () => isOver);
    const worst = { recovery: 0, restart: 0 };
    const happen = async () => {
      await untilAllGo(house.ledger, performance.now(), WARM_MS);
      for (const fault of options.faults) {
        const { recovery, restart } = await goThrough(fault, house, say);
        worst.recovery = Math.max(worst.recovery, recovery);
        worst.restart = Math.max(worst.restart, restart);
      }
      isOver = true;
    };
    // A client that finds what it does not understand ends the run at once.
    await Promise.all([happen(), working]);
    await untilQueueIsEmpty(house);
    const found = await readBack(house.cluster, house.witness);
    found.faults.push(...(await readThroughPages(house)));
    const logs = [...house.webs, ...house.workers].map((each) => each.said());
    found.faults.push(...(await personalDataIn(logs, house.cluster)));
    const verify = startScript("scripts/audit-verify.ts", { env: house.env });
    const isTrailSound = (await verify.ended) === 0;
    if (!isTrailSound) found.faults.push(`the trail: ${verify.said()}`);
    for (const fault of found.faults) say(`NOT AS IT MUST BE: ${fault}`);
    return {
      ...found,
      acknowledged: house.ledger.acknowledged(),
      failed: house.ledger.failed(),
      kills: options.faults.reduce((sum, { kills }) => sum + kills, 0),
      ...{ worstRecovery: worst.recovery, worstRestart: worst.restart, isTrailSound },
    };
  } finally {
    await house.close();
  }
}

/** @returns seconds, as the outcome has them */
async function goThrough(fault: Fault, house: House, say: (line: string) => void) {
  const { ledger } = house;
  const began = performance.now();
  await fault.begin(house);
  await sleep(fault.lasts * 1000);
  const ended = performance.now();
  await fault.end?.(house);
  const going = untilAllGo(ledger, ended, HOPELESS_MS);
  const up = await untilAllUp(house, ended);
  const { seconds, last } = await going;
  const errors = [...ledger.failuresSince(began)].map(([why, times]) => `${why} x${times}`);
  const lasted = ((ended - began) / 1000).toFixed(1);
  say(
    `${fault.name}: ${lasted} s, all works again after ${seconds.toFixed(1)} s (last: ${last}), every web process is ready after ${up.toFixed(1)} s; seen by people: ${errors.join(", ") || "nothing"}`,
  );
  return { recovery: seconds, restart: up };
}

/** @returns seconds since a moment */
async function untilAllUp({ addresses }: House, since: number): Promise<number> {
  for (const web of addresses) await statusOnceUp(browserAt(straightTo(web), {}), "/readyz");
  return (performance.now() - since) / 1000;
}

async function untilAllGo(
  ledger: Ledger,
  since: number,
  atMost: number,
): Promise<{ seconds: number; last: string }> {
  for (;;) {
    const waiting = KINDS.filter((kind) => ledger.firstSince(kind, since) === undefined);
    if (waiting.length === 0) break;
    if (performance.now() - since > atMost)
      return { seconds: atMost / 1000, last: `never ${waiting.join(", ")}` };
    await sleep(50);
  }
  const firsts = KINDS.map((kind) => ({ kind, at: ledger.firstSince(kind, since) ?? since }));
  const [slowest] = firsts.toSorted((a, b) => b.at - a.at);
  return { seconds: ((slowest?.at ?? since) - since) / 1000, last: slowest?.kind ?? "" };
}

/** All letters gone and every print done: what was acknowledged last is still under way. */
async function untilQueueIsEmpty({ cluster }: House): Promise<void> {
  const until = performance.now() + REST_MS;
  while (performance.now() < until) {
    const [left] = await cluster.ask<{ rows: number }>(`
      select (select count(*) from mail where sent_at is null)::int
        + (select count(*) from print_batch where state in ('waiting', 'drawing'))::int
        + (select count(*) from graphile_worker.jobs where task_identifier in ('mail_code', 'send_mail', 'print_batch'))::int
        + (select count(*) from audit_unsealed)::int as rows`);
    if (left?.rows === 0) return;
    await sleep(200);
  }
}

/** The same through the house's own doors, when the last of them is open again. @returns what is not as it must be */
async function readThroughPages({ addresses }: House): Promise<string[]> {
  const answers = await Promise.all(
    addresses.flatMap((web) =>
      ["/readyz", "/programme"].map(async (path) => {
        const status = await statusOnceUp(browserAt(straightTo(web), {}), path);
        return status === 200 ? [] : [`${path} answers ${status}`];
      }),
    ),
  );
  return answers.flat();
}

/** What a door answers; a process that was killed last may still be starting. */
async function statusOnceUp(browse: Browser, path: string): Promise<number | string> {
  const until = performance.now() + HOPELESS_MS;
  for (;;) {
    try {
      return (await browse(path)).status;
    } catch (error) {
      if (!(error instanceof NotServed)) throw error;
      if (performance.now() > until) return error.message;
      await sleep(200);
    }
  }
}
