import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { isAlive } from "../process.server.ts";

/** A process of the product that uses the data folder, and the port it serves, if it serves one. */
export type FolderUser = { pid: number; port: number | null };

const folderOf = (data: string) => join(data, "running");

/** Notes that this process uses the data folder; whoever leaves last stops the database. */
export function enter(data: string, port: number | null): void {
  mkdirSync(folderOf(data), { recursive: true, mode: 0o700 });
  writeFileSync(join(folderOf(data), String(process.pid)), JSON.stringify({ port }), {
    mode: 0o600,
  });
}

export function leave(data: string): void {
  rmSync(join(folderOf(data), String(process.pid)), { force: true });
}

/** The other living processes that use the data folder. Notes of dead ones are removed. */
export function otherUsers(data: string): FolderUser[] {
  const users: FolderUser[] = [];
  for (const name of entries(folderOf(data))) {
    const pid = Number(name);
    if (pid === process.pid) continue;
    const file = join(folderOf(data), name);
    if (!isAlive(pid)) rmSync(file, { force: true });
    else users.push({ pid, port: portIn(file) });
  }
  return users;
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function portIn(file: string): number | null {
  try {
    const note: unknown = JSON.parse(readFileSync(file, "utf8"));
    return note && typeof note === "object" && "port" in note && typeof note.port === "number"
      ? note.port
      : null;
  } catch {
    return null;
  }
}
