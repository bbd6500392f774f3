import { spawn, spawnSync, type SpawnOptions } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Under which account PostgreSQL runs. It refuses to run as root, and `initdb` refuses an account without a name:
 * - `self`: the account of this process
 * - `namespace`: this account, which a user namespace shows to PostgreSQL as another one; private folders stay reachable
 * - `other`: an unprivileged account, which needs programs and data where it can reach them
 */
export type Account =
  | { kind: "self" }
  | { kind: "namespace"; uid: number; gid: number }
  | { kind: "other"; uid: number; gid: number };

/** `nobody`, on Linux and in containers. */
const NOBODY = 65534;

/**
 * Chooses the account. `wish` ("namespace" or "other", from SHANYRAK_POSTGRES_ACCOUNT) overrides what root gets.
 */
export function chooseAccount(wish?: string): Account {
  const uid = process.getuid?.();
  if (uid === undefined) return { kind: "self" };
  const named = namedUids();
  const nameless = named.size > 0 && !named.has(uid) && process.platform === "linux";
  if (uid !== 0 && !nameless) return { kind: "self" };
  const shownAs = named.has(NOBODY) ? NOBODY : ([...named].find((id) => id !== 0) ?? NOBODY);
  const account = { uid: shownAs, gid: shownAs };
  if (wish !== "other" && namespaceWorks(account)) return { kind: "namespace", ...account };
  return uid === 0 ? { kind: "other", ...account } : { kind: "self" };
}

function namedUids(): Set<number> {
  try {
    const lines = readFileSync("/etc/passwd", "utf8").split("\n").filter(Boolean);
    return new Set(lines.map((line) => Number(line.split(":")[2])));
  } catch {
    return new Set();
  }
}

const namespaceArguments = ({ uid, gid }: { uid: number; gid: number }): string[] => [
  "--user",
  `--map-user=${uid}`,
  `--map-group=${gid}`,
];

function namespaceWorks(account: { uid: number; gid: number }): boolean {
  if (process.platform !== "linux") return false;
  return (
    spawnSync("unshare", [...namespaceArguments(account), "true"], { stdio: "ignore" }).status === 0
  );
}

type Command = { file: string; args: string[]; options: SpawnOptions };

function commandAs(account: Account, file: string, args: readonly string[]): Command {
  // No LANG, no PG* variables: what the operator's shell says must not change the cluster.
  const base = {
    cwd: "/",
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C" },
  } satisfies SpawnOptions;
  const options = process.platform === "win32" ? {} : base;
  switch (account.kind) {
    case "self":
      return { file, args: [...args], options };
    case "namespace":
      return { file: "unshare", args: [...namespaceArguments(account), file, ...args], options };
    case "other":
      return { file, args: [...args], options: { ...options, uid: account.uid, gid: account.gid } };
  }
}

export type Outcome = { ok: boolean; output: string };

/** Runs a program under `account` to its end. */
export function run(account: Account, file: string, args: readonly string[]): Promise<Outcome> {
  const command = commandAs(account, file, args);
  return new Promise((resolve) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** The same without giving way to anything else: for the last moments of a process. */
export function runSync(account: Account, file: string, args: readonly string[]): Outcome {
  const command = commandAs(account, file, args);
  const done = spawnSync(command.file, command.args, {
    ...command.options,
    encoding: "utf8",
    stdio: "pipe",
  });
  return { ok: done.status === 0, output: `${done.stdout ?? ""}${done.stderr ?? ""}` };
}
