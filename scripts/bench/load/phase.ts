import { setTimeout as pause } from "node:timers/promises";

import { startProcesses } from "../frame/processes.ts";
import type { Day } from "./day.ts";
import { type Crowd, gates } from "./gates.ts";
import { type Growth, watchMemory } from "./memory.ts";
import type { Activity } from "./mix.ts";
import { offices } from "./offices.ts";
import { publishTo } from "./publish.ts";
import { readers } from "./readers.ts";
import { type Mixed, runMix } from "./run-mix.ts";

export type PhaseSize = {
  /** Of the usual rates. */
  factor: number;
  processes: number;
  seconds: number;
  warmUp: number;
  connections: number;
  streams: number;
};
export type Phase = { mixed: Mixed; growth: Growth; errors: number; mostPerSecond: number };
type Say = (line: string) => void;

const STEPS = [1.5, 2, 3, 4, 6, 8];
const STEP_SECONDS = 10;
/** More than this (99 %) is no service any more. */
const BEARABLE_MS = 500;

/** The mixed day on so many web processes and a worker; then more and more of it, until it does not keep up. */
export async function runPhase(day: Day, crowd: Crowd, size: PhaseSize, say: Say): Promise<Phase> {
  const processes = await startProcesses(size.processes);
  try {
    const ports = processes.web.map(({ port }) => port);
    const readersAtWork = await readers(ports, size);
    const groups = [await offices(ports, day), await gates(ports, crowd), readersAtWork];
    const activities = groups.flatMap((group) => group.activities);
    const streams = groups.flatMap((group) => group.streams);
    say(`${size.connections} readers connected, ${streams.length} streams open`);
    const usual = { warmUp: 0, factor: size.factor };
    await runMix(activities, { ...usual, seconds: size.warmUp });
    const watched = await watchMemory(processes.web);
    const publishing = pause((size.seconds * 1000) / 2).then(() =>
      publishTo(readersAtWork.streams),
    );
    const ticking = setInterval(
      () =>
        say(`... ${processes.web.map((each) => Math.round(each.residentMb())).join(" and ")} MB`),
      30_000,
    );
    const mixed = await runMix(activities, { ...usual, seconds: size.seconds }).finally(() =>
      clearInterval(ticking),
    );
    const growth = await watched();
    const deaf = await publishing;
    const broken = streams.filter((stream) => stream.broken() !== null).length;
    const failed = groups.reduce((sum, group) => sum + (group.failures?.() ?? 0), 0);
    const errors = mixed.errors + broken + deaf + failed;
    if (errors > 0)
      say(
        `${mixed.errors} requests failed, ${failed} after news; ${broken} streams cut, ${deaf} heard nothing`,
      );
    const mostPerSecond = await findMost(activities, mixed.perSecond, say);
    for (const stream of streams) stream.close();
    return { mixed, growth, errors, mostPerSecond };
  } finally {
    await processes.stop();
  }
}

/** The highest rate of the same mix that was still answered bearably; what fails here is no error of the day. */
async function findMost(activities: readonly Activity[], usual: number, say: Say): Promise<number> {
  let most = usual;
  for (const factor of STEPS) {
    const { perSecond, p99, errors } = await runMix(activities, {
      ...{ seconds: STEP_SECONDS, warmUp: 2, factor },
    });
    say(`${factor} times: ${perSecond}/s, 99 % within ${p99} ms, ${errors} errors`);
    if (p99 > BEARABLE_MS || errors > 0) break;
    most = perSecond;
  }
  return most;
}
