import { createServer as createPlain, type Server } from "node:http";
import { createServer as createSecure } from "node:https";
import { createServer as createProbe } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import type { Express } from "express";

import { StartError } from "../start-error.server.ts";
import type { Drain } from "./drain.server.ts";
import { holderOf } from "./port-holder.server.ts";

export type Certificate = { key: string; cert: string };

/**
 * Refuses (StartError) a port that somebody holds, before anything is made or changed.
 * @param ours processes of this data folder, to be named as such
 */
export function assertPortFree(
  host: string,
  port: number,
  ours: readonly { pid: number; port: number | null }[] = [],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createProbe();
    probe.once("error", (error) => reject(explained(error, port, ours)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Serves the application; port 0 takes any. @throws StartError when the port is held or not allowed */
export function listen(
  app: Express,
  host: string,
  port: number,
  certificate?: Certificate,
): Promise<Server> {
  const server = certificate ? createSecure(certificate, app) : createPlain(app);
  // Longer than a balancer keeps idle connections, so that it never sends into a closing one.
  server.keepAliveTimeout = 65_000;
  // An archive of photos takes most of an hour on a slow line; headers still have a minute.
  server.requestTimeout = 3_600_000;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explained(error, port, [])));
    server.listen(port, host, () => resolve(server));
  });
}

function explained(
  error: Error,
  port: number,
  ours: readonly { pid: number; port: number | null }[],
): Error {
  const code = "code" in error ? error.code : undefined;
  if (code === "EACCES") {
    return new StartError(
      `Port ${port} may be opened by root only.`,
      "Choose another: PORT=3000 npm start",
    );
  }
  if (code !== "EADDRINUSE") return error;
  const own = ours.find((user) => user.port === port);
  const holder = own
    ? `Shanyrak itself, process ${own.pid}, running on this data folder`
    : holderOf(port);
  return new StartError(
    `Port ${port} is in use${holder ? ` by ${holder}` : ""}.`,
    `End that process, or choose another port: PORT=${port + 1} npm start`,
    { cause: error },
  );
}

/** A page may wait 8 s for the database; what lasts longer (an upload) is cut. */
const UNDER_WAY_MS = 10_000;

/**
 * Ends a server in order: it says at once that it is leaving, goes on taking requests until balancers have heard it, then
 * finishes those under way.
 * @param options.announceSeconds longer than a balancer takes to ask `/readyz` again
 */
export async function endServer(
  server: Server,
  { drain, announceSeconds = 0 }: { drain?: Drain; announceSeconds?: number } = {},
): Promise<void> {
  drain?.begin();
  if (announceSeconds > 0) await sleep(announceSeconds * 1000);
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), UNDER_WAY_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
