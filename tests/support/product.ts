import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "#app/server/platform/postgres/server.server.ts";

import { startScript, type Started } from "./process.ts";

export type Product = { url: string; data: string; process: Started; stop: () => Promise<void> };

/** Builds, once, when sources changed. In a process of its own: a test worker must not be held up for so long. */
export async function buildProduct(): Promise<void> {
  const build = startScript("scripts/build.mjs");
  if ((await build.ended) !== 0) throw new Error(build.said());
}

/**
 * The built product with a fresh demonstration of its own, as `npm start` serves it. Builds once, when sources changed.
 * @param options.data keeps an existing data folder (and leaves it behind)
 */
export async function startProduct(
  options: { env?: Record<string, string>; data?: string; args?: readonly string[] } = {},
): Promise<Product> {
  await buildProduct();
  const data = options.data ?? mkdtempSync(join(tmpdir(), "shanyrak-product-"));
  const port = await freePort();
  const env = { SHANYRAK_DATA: data, PORT: String(port), ...options.env };
  const started = startScript("scripts/serve.ts", { env, args: options.args ?? [] });
  await started.says(/Stop with Ctrl-C/);
  return {
    url: `http://localhost:${port}`,
    data,
    process: started,
    stop: async () => {
      started.kill("SIGTERM");
      await started.ended;
      if (!options.data) rmSync(data, { recursive: true, force: true });
    },
  };
}
