/** A measurement in a process of its own, so that its memory is its own: `run.ts WHAT BADGES FOLDER`. Prints JSON. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

import { inThreads } from "#app/server/platform/threads/pool.server.ts";
import { BADGES_A_PART, printParts } from "#app/server/badge/press.server.ts";

import { chromium } from "./chromium.ts";
import type * as limitThread from "./limit.thread.ts";
import { grounds, prepare, type PreparedBadge } from "./paper.ts";
import type { Press, Run } from "./peer.ts";
import { inParts, makeCrowd } from "./people.ts";
import { reactPdf } from "./react-pdf.ts";

const [what = "", wanted = "", folder = ""] = process.argv.slice(2);
const count = Number(wanted);
const crowd = await makeCrowd();
const run = what === "ours" ? await ours() : await peer();
process.stdout.write(`\n${JSON.stringify(run)}\n`);
process.exit(0);

async function ours(): Promise<Run> {
  const printed = async (badges: number, name: string) => {
    let bytes = 0;
    const parts = inParts(crowd, badges, BADGES_A_PART);
    for await (const part of printParts(parts, { folder, name })) bytes += part.bytes;
    return bytes;
  };
  await printed(2 * availableParallelism() * BADGES_A_PART, "warm");
  const began = { time: performance.now(), cpu: process.cpuUsage() };
  const bytes = await printed(count, "badges");
  return { ...figures(began, bytes), processes: availableParallelism() };
}

async function peer(): Promise<Run> {
  const pictures = await grounds(crowd);
  for (const side of ["front", "back"] as const)
    writeFileSync(join(folder, `ground-${side}.png`), pictures[side]);
  const press = await pressOf();
  const parts = [...inParts(crowd, count, BADGES_A_PART)].map((part) =>
    prepare(crowd, part.badges),
  );
  const threads = what === "limit" ? availableParallelism() : 1;
  const printed = async (which: readonly (readonly PreparedBadge[])[]) => {
    let bytes = 0;
    let next = 0;
    const work = async () => {
      for (let at = next++; at < which.length; at = next++) {
        const size = await press.print(which[at] ?? [], at);
        bytes += size;
      }
    };
    await Promise.all(Array.from({ length: threads }, work));
    return bytes;
  };
  await printed(parts.slice(0, 2 * threads));
  const began = { time: performance.now(), cpu: process.cpuUsage() };
  const bytes = await printed(parts);
  const run = { ...figures(began, bytes), processes: await press.processes() };
  await press.close();
  return run;
}

async function pressOf(): Promise<Press> {
  if (what === "chromium") return chromium(folder);
  if (what === "react-pdf") return reactPdf(folder);
  const threads = inThreads<typeof limitThread>("scripts/bench/badges/limit.thread.ts");
  const pictures = {
    front: join(folder, "ground-front.png"),
    back: join(folder, "ground-back.png"),
  };
  return {
    print: (badges, number) =>
      threads("limitFile", badges, pictures, join(folder, `limit-${number}.pdf`)),
    processes: () => Promise.resolve(availableParallelism()),
    close: () => Promise.resolve(),
  };
}

type Start = { time: number; cpu: NodeJS.CpuUsage };

function figures(began: Start, bytes: number): Omit<Run, "processes"> {
  const seconds = (performance.now() - began.time) / 1000;
  const { user, system } = process.cpuUsage(began.cpu);
  return {
    cpuMsPerBadge: Math.round((user + system) / 10 / count) / 100,
    perSecond: Math.round((count / seconds) * 10) / 10,
    // Kilobytes on Linux; the threads of this process are counted, other processes are not.
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    bytesPerBadge: Math.round(bytes / count),
  };
}
