/** Serves the production build on whatever `prepareDeployment` finds: run by `npm start`. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";

import { logger } from "#app/server/platform/web/log.server.ts";

import { serveProduct } from "./serving/product.ts";
import { showAndExit } from "./serving/terminal.ts";

const root = join(import.meta.dirname, "..");

async function builtServer(): Promise<ServerBuild> {
  const file = pathToFileURL(join(root, "build/server/index.js")).href;
  return (await import(file)) as ServerBuild;
}

try {
  await serveProduct({
    root,
    lan: process.argv.includes("--lan"),
    log: (level) => logger(level),
    pages: async () => {
      const build = await builtServer();
      return { build: () => Promise.resolve(build), files: { folder: join(root, "build/client") } };
    },
  });
} catch (error) {
  showAndExit(error);
}
