import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { closeDatabase } from "#app/server/platform/database.server.ts";
import { secretsOf } from "#app/server/platform/deployment/secrets.server.ts";
import { prepareDeployment } from "#app/server/platform/deployment/deployment.server.ts";

import { loadFirstDefinition } from "../../serving/first-summit.ts";
import { ensureBuilt } from "../../setup/build.mjs";

const ROOT = join(import.meta.dirname, "../../..");

/** `data`: the deployment's folder. `superuserUrl`: for filling tables in one go, with their checks of references put off. */
export type FreshSummit = { data: string; superuserUrl: string };

/**
 * A built product's database of its own in a fresh folder, with the first summit's definition and nobody in it, in production
 * as an operator runs it. Stopped and removed when the work is done, and when it failed.
 */
export async function onFreshSummit<T>(work: (summit: FreshSummit) => Promise<T>): Promise<T> {
  ensureBuilt(ROOT);
  // React chooses by it: pages rendered in this process are to be those that an operator serves.
  process.env.NODE_ENV = "production";
  const data = mkdtempSync(join(tmpdir(), "shanyrak-bench-"));
  process.env.SHANYRAK_DATA = data;
  delete process.env.DATABASE_URL;
  const remove = () => rmSync(data, { recursive: true, force: true });
  const deployment = await prepareDeployment({ root: ROOT, port: 0, origin: "http://localhost" });
  // Ended from outside, it leaves nothing behind either: what must be stopped is stopped on `exit`, then the folder goes.
  process.once("exit", remove);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, leave);
  try {
    await loadFirstDefinition(ROOT);
    process.env.DEMONSTRATION = "0";
    return await work({ data, superuserUrl: superuserUrl(data) });
  } finally {
    await closeDatabase();
    deployment.stop();
    remove();
    process.off("exit", remove);
  }
}

const leave = () => process.exit(1);

function superuserUrl(data: string): string {
  const address = new URL(process.env.DATABASE_URL ?? "");
  address.username = "postgres";
  address.password = secretsOf(data).superuserPassword;
  return address.href;
}
