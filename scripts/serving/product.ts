import type { ServerBuild } from "@remix-run/node";
import type { Logger } from "pino";

import { startSealer } from "#app/server/audit/sealer.server.ts";
import { certificateFor } from "#app/server/platform/deployment/certificate.server.ts";
import { prepareDeployment } from "#app/server/platform/deployment/deployment.server.ts";
import { realNow } from "#app/server/platform/clock.server.ts";
import { closeDatabase } from "#app/server/platform/database.server.ts";
import { env, readSecretFiles } from "#app/server/platform/env.server.ts";
import { startJobs } from "#app/server/platform/jobs/runner.server.ts";
import { checkKeys } from "#app/server/sealing/check-keys.server.ts";
import { walletsEnded } from "#app/server/wallet/settings.server.ts";
import { webApplication, type WebOptions } from "#app/server/platform/web/app.server.ts";
import { drainable } from "#app/server/platform/web/drain.server.ts";
import { endServer, listen } from "#app/server/platform/web/listen.server.ts";

import { chooseAddress } from "./address.ts";
import { greeting } from "./greeting.ts";
import { liveInOrder } from "./lifecycle.ts";
import { loadFirstSummit } from "./first-summit.ts";

export type ServeOptions = {
  root: string;
  /** Serves other devices on the network, over TLS and without one-click sign-in and outbox. */
  lan: boolean;
  log: (level: string) => Logger;
  pages: () => Promise<
    Pick<WebOptions, "files"> & { build: () => Promise<ServerBuild>; end?: () => Promise<void> }
  >;
};

/** From nothing to a serving product: address, database, summit, jobs, pages. Throws before it has changed anything. */
export async function serveProduct({ root, lan, log: logAt, pages }: ServeOptions): Promise<void> {
  const life = liveInOrder();
  readSecretFiles(process.env);
  const ended = walletsEnded();
  const began = performance.now();
  const address = await chooseAddress(root, lan);
  if (lan) process.env.SHANYRAK_LAN = "1";
  else delete process.env.SHANYRAK_LAN;
  const deployment = await prepareDeployment({ root, port: address.port, origin: address.origin });
  const demonstration = deployment.kind === "demonstration";
  const log = logAt(process.env.LOG_LEVEL ?? (demonstration ? "warn" : "info"));
  life.logTo(log);
  life.beforeEnd(closeDatabase);
  await checkKeys();
  for (const wallet of ended) log.warn({ wallet }, "its certificate has ended: not offered");
  await loadFirstSummit(root);
  const { build, files, end } = await pages();
  if (end) life.beforeEnd(end);
  if (env().JOBS === "web") {
    life.beforeEnd(await startJobs(log));
    life.beforeEnd(startSealer(log));
  }
  const certificate =
    lan && demonstration ? await certificateFor(deployment.folder, realNow()) : undefined;
  const tls = env().ORIGIN.startsWith("https:");
  const drain = drainable();
  const loopbackOnly = demonstration && !lan;
  const app = webApplication({ build, log, files, tls, loopbackOnly, drain });
  const server = await listen(app, address.host, address.port, certificate);
  const announceSeconds = demonstration ? 0 : env().DRAIN_SECONDS;
  life.beforeEnd(() => endServer(server, { drain, announceSeconds }));
  const seconds = (performance.now() - began) / 1000;
  console.log(await greeting({ deployment, address, lan, seconds }));
}
