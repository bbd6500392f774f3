import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";

import { freePort } from "#app/server/platform/postgres/server.server.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** A process that does not end in order by then is killed, so that a bench ends. */
const STOP_MS = 15_000;
const START_MS = 120_000;

export type Processes = {
  /** Of the first web process. */
  port: number;
  web: readonly WebProcess[];
  /** Highest resident memory of web process and worker together so far, in megabytes. */
  peakMb: () => number;
  stop: () => Promise<void>;
};

export type WebProcess = {
  port: number;
  /** Resident memory now, megabytes. */
  residentMb: () => number;
  /** What is alive on the heap after a collection that is forced now, megabytes. */
  aliveMb: () => Promise<number>;
};

const WEB = ["--import", "tsx", "--import", join(ROOT, "scripts/bench/frame/memory-probe.mjs")];

/** Web processes, as many as asked for, and one worker on the database of this process, in production as an operator runs them. */
export async function startProcesses(count = 1): Promise<Processes> {
  const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
  const web = ports.map((port) => ({ port, child: start("scripts/serve.ts", port, WEB) }));
  const children = [
    ...web.map(({ child }) => child),
    start("scripts/worker.ts", ports[0] ?? 0, ["--import", "tsx"]),
  ];
  const ended = children.map(
    (child) => new Promise<void>((resolve) => child.on("close", () => resolve())),
  );
  const kill = () => children.forEach((child) => child.kill("SIGKILL"));
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    for (const child of children) child.kill("SIGTERM");
    const killing = setTimeout(kill, STOP_MS);
    await Promise.all(ended);
    clearTimeout(killing);
  };
  const deadline = performance.now() + START_MS;
  while (!(await allHealthy(ports))) {
    if (children.some(({ exitCode }) => exitCode !== null) || performance.now() > deadline) {
      await stop();
      throw new Error("It did not start");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    port: ports[0] ?? 0,
    web: web.map(({ port, child }) => ({
      port,
      residentMb: () => statusOf(child, "VmRSS"),
      aliveMb: () => aliveOf(child),
    })),
    peakMb: () => Math.round(children.reduce((sum, child) => sum + statusOf(child, "VmHWM"), 0)),
    stop,
  };
}

function start(script: string, port: number, options: readonly string[]): ChildProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DEMONSTRATION: "0",
    ORIGIN: `http://localhost:${port}`,
    PORT: String(port),
    JOBS: "worker",
    LOG_LEVEL: "info",
  };
  // The application's role alone: nothing is migrated while the clock runs.
  delete env.DATABASE_ADMIN_URL;
  return spawn(process.execPath, [...options, join(ROOT, script)], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** In megabytes, where the system tells it (Linux); else 0. */
function statusOf({ pid }: ChildProcess, name: "VmRSS" | "VmHWM"): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Asks `memory-probe.mjs` in that process. */
function aliveOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("message", (megabytes) => resolve(Number(megabytes)));
    child.send("collect", (error) => error && reject(error));
  });
}

const allHealthy = async (ports: readonly number[]): Promise<boolean> =>
  (await Promise.all(ports.map(healthy))).every(Boolean);

async function healthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

export type Answer = { status: number; location: string; bytes: number };

/** A browser that keeps its connection and takes compressed pages. Each focal point has one. */
export function browserOf(port: number, cookie: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return (path: string, form?: Readonly<Record<string, string>>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const body = form ? new URLSearchParams(form).toString() : undefined;
      const asked = request(
        {
          agent,
          host: "127.0.0.1",
          port,
          path,
          method: body === undefined ? "GET" : "POST",
          headers: {
            host: `localhost:${port}`,
            cookie,
            "accept-encoding": "gzip, deflate",
            "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0 Safari/537.36",
            ...(body !== undefined && {
              "content-type": "application/x-www-form-urlencoded",
              "content-length": Buffer.byteLength(body),
              "sec-fetch-site": "same-origin",
            }),
          },
        },
        (response) => {
          let bytes = 0;
          response.on("data", (chunk: Buffer) => (bytes += chunk.length));
          response.on("error", reject);
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              location: response.headers.location ?? "",
              bytes,
            }),
          );
        },
      );
      asked.on("error", reject);
      asked.end(body);
    });
}
