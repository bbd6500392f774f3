import { setTimeout as sleep } from "node:timers/promises";

import { dataFolder } from "#app/server/platform/deployment/data-folder.server.ts";
import { networkAddresses } from "#app/server/platform/deployment/network.server.ts";
import { freePort } from "#app/server/platform/postgres/server.server.ts";
import { otherUsers } from "#app/server/platform/postgres/users.server.ts";
import { StartError } from "#app/server/platform/start-error.server.ts";
import { assertPortFree } from "#app/server/platform/web/listen.server.ts";

export type Address = { host: string; port: number; origin: string };

/**
 * Where to listen: this computer alone, unless `--lan` or (with a database of one's own) HOST opens it.
 * @throws StartError when the port is no port, or somebody holds it
 */
export async function chooseAddress(root: string, lan: boolean): Promise<Address> {
  if (lan && process.env.DATABASE_URL) {
    throw new StartError(
      "--lan is for the demonstration.",
      "With DATABASE_URL, set HOST and let a proxy do TLS.",
    );
  }
  const wished = process.env.PORT?.trim() || "3000";
  if (!/^\d{1,5}$/.test(wished) || Number(wished) > 65_535) {
    throw new StartError(`PORT=${wished} is no port.`, "Use a number from 1 to 65535.");
  }
  const port = Number(wished) === 0 ? await freePort() : Number(wished);
  const own = process.env.DATABASE_URL ? process.env.HOST : undefined;
  const host = lan ? "0.0.0.0" : (own ?? "127.0.0.1");
  await waitForPort(root, host, port);
  const name = lan ? (networkAddresses()[0] ?? "localhost") : "localhost";
  return { host, port, origin: `${lan ? "https" : "http"}://${name}:${port}` };
}

/** One of our own on this port may be ending (its npm was killed a moment ago): it gets 2 s. Anybody else gets none. */
async function waitForPort(root: string, host: string, port: number): Promise<void> {
  const deadline = performance.now() + 2_000;
  for (;;) {
    const ours = process.env.DATABASE_URL ? [] : otherUsers(dataFolder(root));
    try {
      return await assertPortFree(host, port, ours);
    } catch (error) {
      if (!ours.some((user) => user.port === port) || performance.now() > deadline) throw error;
      await sleep(200);
    }
  }
}
