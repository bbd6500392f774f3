import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

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

/** The parent of a process, or undefined where the system does not tell. */
export function parentOf(pid: number): number | undefined {
  const ps = () => spawnSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  try {
    const parent = Number(
      /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1],
    );
    return parent > 0 ? parent : undefined;
  } catch {
    const parent = Number(ps());
    return parent > 0 ? parent : undefined;
  }
}
