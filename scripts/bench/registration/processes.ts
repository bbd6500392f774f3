import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";

import { freePort } from "#app/server/platform/postgres/server.server.ts";

const ROOT = join(import.meta.dirname, "../../..");

export type Processes = {
  port: number;
  /** Highest resident memory of web process and worker together so far, in megabytes. */
  peakMb: () => number;
  stop: () => Promise<void>;
};

/** One web process and one worker on the database of this process, in production as an operator runs them. */
export async function startProcesses(): Promise<Processes> {
  const port = await freePort();
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
  const children = ["scripts/serve.ts", "scripts/worker.ts"].map((script) =>
    spawn(process.execPath, ["--import", "tsx", join(ROOT, script)], {
      cwd: ROOT,
      env,
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
  const ended = children.map(
    (child) => new Promise<void>((resolve) => child.on("close", () => resolve())),
  );
  for (;;) {
    if (await healthy(port)) break;
    if (children.some(({ exitCode }) => exitCode !== null)) throw new Error("It did not start");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    port,
    peakMb: () => Math.round(children.reduce((sum, child) => sum + highWater(child), 0)),
    stop: async () => {
      for (const child of children) child.kill("SIGTERM");
      await Promise.all(ended);
    },
  };
}

/** VmHWM, where the system tells it (Linux); else 0. */
function highWater({ pid }: ChildProcess): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

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
