import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";
import { afterAll } from "vitest";

import { webApplication } from "#app/server/platform/web/app.server.ts";
import { drainable } from "#app/server/platform/web/drain.server.ts";
import { endServer, listen } from "#app/server/platform/web/listen.server.ts";
import { logger } from "#app/server/platform/web/log.server.ts";
import { ensureBuilt } from "#scripts/setup/build.mjs";

import { ROOT } from "./process.ts";

type Entry = { closeDatabase: () => Promise<void> };

/**
 * Serves the built pages on the test file's own database, in this process: a browser test can then change at the
 * database what nobody changes by hand. Call after `useTestDatabase()`.
 * @param options.tls as behind a certificate: its headers and cookies, though the line to the test is plain
 */
export async function servePages(options: { tls?: boolean } = {}): Promise<string> {
  ensureBuilt(ROOT);
  const file = pathToFileURL(join(ROOT, "build/server/index.js")).href;
  const build = (await import(file)) as ServerBuild;
  const drain = drainable();
  const app = webApplication({
    drain,
    build: () => Promise.resolve(build),
    log: logger("silent"),
    files: { folder: join(ROOT, "build/client") },
    tls: options.tls ?? false,
    loopbackOnly: true,
  });
  const server = await listen(app, "127.0.0.1", 0);
  const { port } = server.address() as AddressInfo;
  process.env.ORIGIN = `http://localhost:${port}`;
  afterAll(async () => {
    await endServer(server, { drain });
    await (build.entry.module as unknown as Entry).closeDatabase();
  });
  return process.env.ORIGIN;
}
