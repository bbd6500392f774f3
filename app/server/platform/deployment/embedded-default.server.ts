import { migrateDatabase } from "../migrate.server.ts";
import { startEmbedded } from "../postgres/embedded.server.ts";
import { lockFolder } from "../postgres/lock.server.ts";
import { APPLICATION_ROLE, ensureRolesAndDatabase, OWNER_ROLE } from "../postgres/roles.server.ts";
import type { Deployment } from "./kinds.server.ts";
import { ensureDataFolder } from "./data-folder.server.ts";
import { secretsOf } from "./secrets.server.ts";

const DATABASE = "shanyrak";

/** The demonstration: PostgreSQL in the data folder, secrets of its own, nothing to set up. */
export async function embeddedDefault(
  folder: string,
  { port, origin }: { port: number; origin: string },
): Promise<Deployment> {
  const { ownerUrl, adopted, stop } = await openEmbedded(folder, { port, origin });
  try {
    await migrateDatabase(ownerUrl, APPLICATION_ROLE);
    return { kind: "demonstration", folder, adopted, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The same before any table is made or changed: server, roles and database, described in `process.env`. */
export async function openEmbedded(
  folder: string,
  { port, origin }: { port: number; origin: string },
): Promise<{ ownerUrl: string; adopted: boolean; stop: () => void }> {
  ensureDataFolder(folder);
  const release = lockFolder(folder);
  const secrets = attempt(() => secretsOf(folder), release);
  const embedded = await startEmbedded(folder, {
    password: secrets.superuserPassword,
    httpPort: port,
    settings: { max_connections: "200" },
  });
  try {
    const { ownerPassword, applicationPassword } = secrets;
    await ensureRolesAndDatabase(embedded.superuserUrl(), {
      database: DATABASE,
      ownerPassword,
      applicationPassword,
    });
    const address = (role: string, password: string) =>
      `postgres://${role}:${password}@127.0.0.1:${embedded.port}/${DATABASE}`;
    Object.assign(process.env, {
      DATABASE_URL: address(APPLICATION_ROLE, applicationPassword),
      SHANYRAK_MASTER_KEY: secrets.masterKey,
      SHANYRAK_INDEX_KEY: secrets.indexKey,
      SHANYRAK_OTHER_MASTER_KEYS: secrets.otherMasterKeys.join(" "),
      SHANYRAK_OTHER_INDEX_KEYS: secrets.otherIndexKeys.join(" "),
      SESSION_SECRET: secrets.sessionSecret,
      ORIGIN: origin,
      DEMONSTRATION: "1",
    });
    const ownerUrl = address(OWNER_ROLE, ownerPassword);
    return { ownerUrl, adopted: embedded.adopted, stop: embedded.stop };
  } catch (error) {
    embedded.stop();
    throw error;
  }
}

/** Does something under the lock of the folder and gives the lock back. */
function attempt<T>(work: () => T, release: () => void): T {
  try {
    return work();
  } finally {
    release();
  }
}
