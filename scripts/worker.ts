/** `npm run worker`: works off the job queue apart from the web processes, on a database of one's own. */
import { constants, setPriority } from "node:os";

import { startSealer } from "#app/server/audit/sealer.server.ts";
import { closeDatabase } from "#app/server/platform/database.server.ts";
import { ownServer } from "#app/server/platform/deployment/own-server.server.ts";
import { readSecretFiles } from "#app/server/platform/env.server.ts";
import { startJobs } from "#app/server/platform/jobs/runner.server.ts";
import { StartError } from "#app/server/platform/start-error.server.ts";
import { endServer } from "#app/server/platform/web/listen.server.ts";
import { logger } from "#app/server/platform/web/log.server.ts";
import { workerPage } from "#app/server/platform/web/worker-page.server.ts";
import { checkKeys } from "#app/server/sealing/check-keys.server.ts";

import { liveInOrder } from "./serving/lifecycle.ts";
import { showAndExit } from "./serving/terminal.ts";

try {
  readSecretFiles(process.env);
  if (!process.env.DATABASE_URL) {
    throw new StartError(
      "A worker of its own needs DATABASE_URL.",
      "The demonstration works off its jobs in `npm start` itself.",
    );
  }
  // A list of 5,000 photos takes every core for a minute: whoever waits for a page goes first. Threads inherit it.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const life = liveInOrder();
  await ownServer();
  life.beforeEnd(closeDatabase);
  await checkKeys();
  const log = logger(process.env.LOG_LEVEL ?? "info");
  life.logTo(log);
  life.beforeEnd(await startJobs(log));
  life.beforeEnd(startSealer(log));
  const page = await workerPage(process.env.HOST ?? "127.0.0.1");
  if (page) life.beforeEnd(() => endServer(page));
  log.info("The worker takes jobs");
} catch (error) {
  showAndExit(error);
}
