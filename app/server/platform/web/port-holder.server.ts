import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

import { commandLine } from "../process.server.ts";

/** Who listens on a TCP port, as "process 123 (name and arguments)"; undefined where the system does not say. */
export function holderOf(port: number): string | undefined {
  const pid = process.platform === "linux" ? (pidByProc(port) ?? pidByLsof(port)) : pidByLsof(port);
  if (pid === undefined) return undefined;
  const command = commandLine(pid);
  return `process ${pid}${command ? ` (${command.slice(0, 80)})` : ""}`;
}

function pidByLsof(port: number): number | undefined {
  const answer = spawnSync("lsof", ["-nP", "-t", `-iTCP:${port}`, "-sTCP:LISTEN"], {
    encoding: "utf8",
  });
  const pid = Number((answer.stdout ?? "").split("\n")[0]);
  return pid > 0 ? pid : undefined;
}

/** `/proc/net/tcp` gives the socket's inode (column 10, state 0A is LISTEN), `/proc/<pid>/fd` who has it open. */
function pidByProc(port: number): number | undefined {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const inodes = ["/proc/net/tcp", "/proc/net/tcp6"]
    .flatMap((file) => attempt(() => readFileSync(file, "utf8").split("\n").slice(1)) ?? [])
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === "0A" && columns[1]?.endsWith(wanted))
    .map((columns) => `socket:[${columns[9]}]`);
  if (inodes.length === 0) return undefined;
  const pids = (attempt(() => readdirSync("/proc")) ?? [])
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.find((pid) =>
    (attempt(() => readdirSync(`/proc/${pid}/fd`)) ?? []).some((fd) =>
      inodes.includes(attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? ""),
    ),
  );
}

/** Other people's processes do not let us look; that is no error here. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
