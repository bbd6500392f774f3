/** `npm run dev`: the same product with Vite's hot reload in place of the build. */
import { join } from "node:path";

import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";

import { logger } from "#app/server/platform/web/log.server.ts";

import { serveProduct } from "./serving/product.ts";
import { showAndExit } from "./serving/terminal.ts";

const root = join(import.meta.dirname, "..");
process.env.NODE_ENV ??= "development";

try {
  await serveProduct({
    root,
    lan: process.argv.includes("--lan"),
    log: (level) => logger(level),
    pages: async () => {
      const vite = await createServer({
        root,
        server: { middlewareMode: true },
        appType: "custom",
      });
      const build = () =>
        vite.ssrLoadModule(
          "virtual:remix/server-build",
        ) as Promise<unknown> as Promise<ServerBuild>;
      return { build, files: { vite: vite.middlewares }, end: () => vite.close() };
    },
  });
} catch (error) {
  showAndExit(error);
}
