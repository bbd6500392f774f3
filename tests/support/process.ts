import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const ROOT = join(import.meta.dirname, "../..");

/** By its address: a script may be run from any folder. */
const TSX = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Variables of the test run that would tell a started product to use the run's own database. */
const NOT_INHERITED =
  /^(DATABASE|SHANYRAK|SESSION_SECRET|ORIGIN|PORT|HOST|SMTP_URL|DEMONSTRATION|LOG_LEVEL|VITEST|NODE_ENV|TEST)/;

export type Started = {
  pid: number;
  /** What it has said on its terminal so far. */
  said: () => string;
  /** Its exit code once it ends; -1 when a signal ended it. */
  ended: Promise<number>;
  /** Resolves when its terminal shows `pattern`; rejects when it ends before. */
  says: (pattern: RegExp) => Promise<void>;
  kill: (signal: NodeJS.Signals) => void;
};

type Options = {
  env?: Record<string, string>;
  uid?: number;
  args?: readonly string[];
  cwd?: string;
};

/** Runs a script of the product as an operator would, in a process of its own. */
export function startScript(
  script: string,
  { env = {}, uid, args = [], cwd = ROOT }: Options = {},
): Started {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name));
  const child = spawn(process.execPath, ["--import", TSX, join(ROOT, script), ...args], {
    cwd,
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: "production",
      npm_lifecycle_event: "start",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let text = "";
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    text += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? -1));
  });
  const says = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!pattern.test(text)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then((code) =>
        reject(new Error(`It ended (${code}) without saying ${pattern.source}:\n${text}`)),
      );
    });
  return {
    pid: child.pid ?? 0,
    said: () => text,
    ended,
    says,
    kill: (signal) => child.kill(signal),
  };
}
