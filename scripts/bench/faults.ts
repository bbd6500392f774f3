import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";

import type { Bench } from "../bench.ts";
import { ensureBuilt } from "../setup/build.mjs";
import * as happens from "./faults/faults.ts";
import { fillDisk } from "./faults/full-disk.ts";
import { runFaults } from "./faults/run-faults.ts";

const ROOT = join(import.meta.dirname, "../..");

const FAULTS = [
  happens.killWeb(0),
  happens.killWorker(0),
  happens.killWeb(1),
  happens.killBackend,
  happens.drainWeb,
  happens.killPostmaster,
  happens.cutConnections,
  happens.killWorker(1),
  happens.delays,
  happens.killWeb(0),
  happens.shortBlackHole,
  happens.stopDatabase,
  happens.killBackend,
  happens.exhaustConnections,
  happens.blackHole,
  happens.freezeWeb,
  happens.killPostmaster,
  happens.killWorker(0),
  happens.killWeb(1),
];

/**
 * What holds when everything else does not: two web processes and two workers on a PostgreSQL, all of them killed, cut off and
 * filled up one after another while phones, desks, delegations and protocol work. A ledger on their side says afterwards
 * whether all that they were told is there, once.
 */
const bench: Bench = async (say) => {
  ensureBuilt(ROOT);
  const data = mkdtempSync(join(tmpdir(), "shanyrak-faults-"));
  try {
    const run = await runFaults({ data, webs: 2, workers: 2, faults: FAULTS }, say);
    const full = canMountDisk() ? await fillDisk(ROOT, say) : undefined;
    if (!full) say("a full disk: not run, for want of a user namespace that may mount");
    const sum = (of: "acknowledged" | "lost" | "doubled" | "failed") => run[of] + (full?.[of] ?? 0);
    return {
      acknowledged: sum("acknowledged"),
      lost: sum("lost"),
      doubled: sum("doubled"),
      worst_recovery_s: round(Math.max(run.worstRecovery, full?.worstRecovery ?? 0)),
      worst_restart_s: round(Math.max(run.worstRestart, full?.worstRestart ?? 0)),
      kills: run.kills,
      faults: FAULTS.length + (full ? 1 : 0),
      not_served: sum("failed"),
      letters_twice: run.lettersTwice + (full?.lettersTwice ?? 0),
      not_as_it_must_be: run.faults.length + (full?.faults.length ?? 0),
      trail: run.isTrailSound && full?.isTrailSound !== false ? "sound" : "not sound",
      disk_full: full ? "run" : "not run",
      load: round(loadavg()[0] ?? 0),
    };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};
export default bench;

const round = (figure: number) => Math.round(figure * 10) / 10;

/** Whether an ordinary account may mount a small disk in a namespace of its own (Linux, where it is not forbidden). */
function canMountDisk(): boolean {
  const mounted = spawnSync("unshare", ["-Urm", "mount", "-t", "tmpfs", "tmpfs", "/tmp"]);
  return mounted.status === 0;
}
