import { readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import postgres from "postgres";

import { StartError } from "../start-error.server.ts";
import { run, runSync, type Account } from "./account.server.ts";
import type { Binaries } from "./binaries.server.ts";
import { SUPERUSER } from "./cluster.server.ts";
import { readPostmaster, servesCluster } from "./postmaster.server.ts";

export type Settings = Readonly<Record<string, string>>;
export type RunningServer = { port: number; pid: number; adopted: boolean };
type Means = { binaries: Binaries; account: Account };

const START_SECONDS = 120;

/**
 * Starts the cluster's server on a loopback port (a free one, unless `settings` names it), or adopts the one that still runs (after `kill -9`, or beside
 * a second start). It recovers by itself from a crash; a `postmaster.pid` that names a stranger is removed.
 * @throws StartError with the end of the server's log
 */
export async function startServer(
  cluster: string,
  password: string,
  means: Means,
  settings: Settings,
): Promise<RunningServer> {
  const folder = realpathSync(cluster);
  const living = await adopt(folder, password);
  if (living) return living;
  const log = join(folder, "server.log");
  let output = "";
  // A free port can be taken between asking and starting.
  for (let attempt = 0; attempt < 3; attempt++) {
    const port = settings.port === undefined ? await freePort() : Number(settings.port);
    writeConfiguration(folder, { ...settings, port: String(port) });
    rotate(log);
    const started = await run(means.account, means.binaries.program("pg_ctl"), [
      ...["start", "-w", "-s", "-t", String(START_SECONDS), "-D", folder, "-l", log],
    ]);
    const postmaster = readPostmaster(folder);
    if (started.ok && postmaster) return { port, pid: postmaster.pid, adopted: false };
    output = `${started.output}\n${tail(log)}`;
    if (!output.includes("Address already in use")) break;
  }
  throw new StartError(
    `The embedded PostgreSQL did not start in ${folder}:\n${output.trim()}`,
    "docs/operations.md, Troubleshooting, lists the usual causes.",
  );
}

async function adopt(folder: string, password: string): Promise<RunningServer | undefined> {
  let postmaster = readPostmaster(folder);
  if (!postmaster) return undefined;
  const { pid } = postmaster;
  const deadline = performance.now() + START_SECONDS * 1000;
  // It may be starting or recovering; or stopping, and then it goes away.
  while (servesCluster(pid, folder)) {
    postmaster = readPostmaster(folder);
    if (!postmaster || postmaster.pid !== pid) break;
    if (postmaster.ready) {
      const answer = await ask(postmaster.port, password);
      if (answer === "ours") return { port: postmaster.port, pid, adopted: true };
      if (answer === "password") throw lostPassword(folder);
    }
    if (performance.now() > deadline) {
      throw new StartError(
        `Process ${pid} is a PostgreSQL server on ${folder} that does not answer.`,
        `End it (kill ${pid}) and start again.`,
      );
    }
    await sleep(100);
  }
  if (!servesCluster(pid, folder)) rmSync(join(folder, "postmaster.pid"), { force: true });
  return undefined;
}

const lostPassword = (folder: string) =>
  new StartError(
    `A PostgreSQL server runs on ${folder}, and the password in secrets.json is not its own.`,
    "Put the secrets.json that belongs to this data folder back from your backup, or move the data folder away.",
  );

/** Signs in once: whose server is it, and does it take the password? */
export async function ask(port: number, password: string): Promise<"ours" | "password" | "silent"> {
  const sql = postgres({
    ...{ host: "127.0.0.1", port, user: SUPERUSER, password, database: "postgres" },
    ...{ max: 1, connect_timeout: 5, onnotice: () => undefined },
  });
  try {
    await sql`select 1`;
    return "ours";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    return code === "28P01" || code === "28000" ? "password" : "silent";
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A port of the loopback interface that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("No port")),
      );
    });
  });
}

function writeConfiguration(folder: string, settings: Settings): void {
  const fixed = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    // An error quotes what it was given; the product writes down its code. What PostgreSQL itself has to say, it says.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length: "0",
  };
  const lines = Object.entries({ ...fixed, ...settings }).map(
    ([name, value]) => `${name} = '${value}'\n`,
  );
  const file = join(folder, "shanyrak.conf");
  writeFileSync(file, `# Written anew at each start.\n${lines.join("")}`, { mode: 0o644 });
}

const size = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function rotate(log: string): void {
  if (size(log) > 5_000_000) rmSync(log);
}

function tail(log: string): string {
  return size(log) === 0
    ? ""
    : readFileSync(log, "utf8").trimEnd().split("\n").slice(-12).join("\n");
}

/** Stops the server without waiting for clients; their transactions roll back. Synchronous, for the last moments. */
export function stopServer(cluster: string, means: Means): boolean {
  const folder = realpathSync(cluster);
  const postmaster = readPostmaster(folder);
  if (!postmaster || !servesCluster(postmaster.pid, folder)) return true;
  return runSync(means.account, means.binaries.program("pg_ctl"), [
    "stop",
    "-m",
    "fast",
    "-w",
    "-s",
    "-t",
    "30",
    "-D",
    folder,
  ]).ok;
}
