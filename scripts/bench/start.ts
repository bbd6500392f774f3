import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "#app/server/platform/postgres/server.server.ts";

import type { Bench } from "../bench.ts";
import { ensureBuilt } from "../setup/build.mjs";

const ROOT = join(import.meta.dirname, "../..");
const WARM_STARTS = 3;

/**
 * From the command to the first 200 of `/healthz`: cold makes the data folder (cluster, tables, summit, invented
 * people), warm finds it. Installed and built before.
 */
const bench: Bench = async (say) => {
  ensureBuilt(ROOT);
  const data = mkdtempSync(join(tmpdir(), "shanyrak-bench-"));
  try {
    const coldSeconds = await startOnce(data);
    say(`cold start, fresh data folder: ${coldSeconds.toFixed(2)} s`);
    const warm: number[] = [];
    for (let i = 0; i < WARM_STARTS; i++) warm.push(await startOnce(data));
    const warmSeconds = warm.toSorted((a, b) => a - b)[Math.floor(WARM_STARTS / 2)] ?? 0;
    say(`warm start, median of ${WARM_STARTS}: ${warmSeconds.toFixed(2)} s`);
    return { coldSeconds: rounded(coldSeconds), warmSeconds: rounded(warmSeconds) };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};
export default bench;

const rounded = (seconds: number) => Math.round(seconds * 100) / 100;

/** Seconds from spawning `npm start`'s script to the first healthy answer; stops it again. */
async function startOnce(data: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const product = spawn(process.execPath, [join(ROOT, "scripts/start.mjs")], {
    env: { ...process.env, DATABASE_URL: "", PORT: String(port), SHANYRAK_DATA: data },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => product.on("close", () => resolve()));
  try {
    while (!(await healthy(port))) {
      if (product.exitCode !== null) throw new Error("The product ended instead of starting");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return (performance.now() - began) / 1000;
  } finally {
    product.kill("SIGTERM");
    await ended;
  }
}

async function healthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}
