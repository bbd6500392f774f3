import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The server process of a cluster, as its `postmaster.pid` names it (lines 1, 4 and 8 of that file). */
export type Postmaster = { pid: number; port: number; ready: boolean };

/** What the cluster's `postmaster.pid` says, or undefined when there is none to read. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) ? port : 0, ready: lines[7]?.trim() === "ready" };
}

/**
 * Whether a process of this number is alive, whoever owns it. One that has ended and was not yet collected by its
 * parent (common in containers without an init) still takes signals; it counts as dead.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    // "12 (node) Z 1 ...": the state follows the last bracket, a program's name may hold brackets itself.
    return /\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/**
 * Whether the living process `pid` is the server of `cluster`. After a power cut or in a restarted container another
 * program may wear the number in a stale `postmaster.pid`, and PostgreSQL would then refuse to start.
 */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLine(pid);
  return command === undefined || (command.includes("postgres") && command.includes(cluster));
}

/** The command line of a process, or undefined where the system does not tell. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === "win32") return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    const ps = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return ps.status === 0 ? ps.stdout.trim() : undefined;
  }
}
