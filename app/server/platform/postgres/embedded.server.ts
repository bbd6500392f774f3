import { existsSync } from "node:fs";
import { join } from "node:path";

import { chooseAccount } from "./account.server.ts";
import { copyBinaries, findBinaries } from "./binaries.server.ts";
import { accountOf, ensureCluster, SUPERUSER } from "./cluster.server.ts";
import { keepRunning } from "./keep-running.server.ts";
import { lockFolder } from "./lock.server.ts";
import { startServer, stopServer, type Settings } from "./server.server.ts";
import { enter, leave, otherUsers } from "./users.server.ts";

export type Embedded = {
  /** Where its superuser signs in, by database name. */
  superuserUrl: (database?: string) => string;
  port: number;
  pid: number;
  adopted: boolean;
  /** Leaves the data folder and, as the last one there, stops the server. Synchronous; a second call does nothing. */
  stop: () => void;
};

/**
 * The PostgreSQL that lives in the data folder, started or adopted, and started again should it end. The folder must exist.
 * @param options.password of the superuser, kept with the secrets of the data folder
 * @param options.httpPort what this process serves, told to a second start that finds the port taken
 * @throws StartError in words for the operator
 */
export async function startEmbedded(
  data: string,
  options: { password: string; httpPort?: number; settings?: Settings; durable?: boolean },
): Promise<Embedded> {
  const cluster = join(data, "postgres");
  const account = accountOf(cluster, chooseAccount(process.env.SHANYRAK_POSTGRES_ACCOUNT));
  const found = findBinaries(join(data, "programs"));
  const binaries =
    account.kind === "other" ? copyBinaries(found.folder, "/var/lib/shanyrak") : found;
  const means = { binaries, account };
  let stopped = false;
  let leaveAlone: () => void = () => undefined;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    leaveAlone();
    process.off("exit", stop);
    const release = lockFolder(data);
    try {
      leave(data);
      if (otherUsers(data).length === 0 && existsSync(cluster)) stopServer(cluster, means);
    } finally {
      release();
    }
  };
  const release = lockFolder(data);
  // From here on there may be something to stop, whatever ends this process short of a kill.
  process.on("exit", stop);
  try {
    await ensureCluster(cluster, options.password, { ...means, durable: options.durable ?? true });
    const settings = options.settings ?? {};
    const server = await startServer(cluster, options.password, means, settings);
    enter(data, options.httpPort ?? null);
    leaveAlone = keepRunning(server.pid, async () => {
      const unlock = lockFolder(data);
      try {
        const port = String(server.port);
        return (await startServer(cluster, options.password, means, { ...settings, port })).pid;
      } finally {
        unlock();
      }
    });
    const superuserUrl = (database = "postgres") =>
      `postgres://${SUPERUSER}:${encodeURIComponent(options.password)}@127.0.0.1:${server.port}/${database}`;
    return { superuserUrl, ...server, stop };
  } catch (error) {
    process.off("exit", stop);
    throw error;
  } finally {
    release();
  }
}
