import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { commandLine, isAlive } from "../process.server.ts";

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
 * Whether the living process `pid` is the server of `cluster`. After a power cut or in a restarted container another
 * program may wear the number in a stale `postmaster.pid`, and PostgreSQL would then refuse to start.
 */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLine(pid);
  return command === undefined || (command.includes("postgres") && command.includes(cluster));
}
