import type { Server } from "node:http";

import express from "express";

import { StartError } from "../start-error.server.ts";
import { env } from "../env.server.ts";
import { makeRegistry } from "../metrics/registry.server.ts";
import { health } from "./health.server.ts";
import { listen } from "./listen.server.ts";
import { metricsPage } from "./metrics.server.ts";

/**
 * What a worker shows on METRICS_PORT: metrics and health, no page.
 * @returns nothing where no port is wished for
 * @throws StartError without METRICS_TOKEN
 */
export async function workerPage(host: string): Promise<Server | undefined> {
  const { METRICS_PORT, METRICS_TOKEN } = env();
  if (METRICS_PORT === undefined) return undefined;
  if (METRICS_TOKEN === undefined)
    throw new StartError("METRICS_PORT is set, and METRICS_TOKEN is not.", "Set both, or neither.");
  const app = express();
  app.disable("x-powered-by");
  app.use(
    health(() => false),
    metricsPage(makeRegistry()),
  );
  return listen(app, host, METRICS_PORT);
}
