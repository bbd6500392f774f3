import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

import type { Figures } from "../../bench.ts";

/**
 * Another bench in a process of its own, as `npm run bench` runs it: what this one holds in memory is no part of its figures.
 * @throws Error when it fails
 */
export async function benchApart(name: string, say: (line: string) => void): Promise<Figures> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "../../bench.ts"), name],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  process.once("exit", () => child.kill());
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  let last = "";
  for await (const line of createInterface(child.stdout)) {
    if (last) say(last);
    last = line;
  }
  if ((await ended) !== 0) throw new Error(`The bench ${name} failed`);
  return JSON.parse(last) as Figures;
}
