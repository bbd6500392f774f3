/**
 * `npm run restore -- FOLDER`: puts a backup into an empty database (demonstration: an empty data folder with the secrets.json
 * that belongs to it), grants rights anew, follows the trail, and prints its head.
 * Ends with 1 when nothing was restored or the trail does not agree, with 2 when it was not understood.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";

import { parseHead } from "#app/domain/audit/head.ts";
import { verifyTrail } from "#app/server/audit/verify-trail.server.ts";
import { assertKeys, restoreBackup } from "#app/server/backup/restore.server.ts";
import { type Manifest, readManifest } from "#app/server/backup/manifest.server.ts";
import { closeDatabase } from "#app/server/platform/database.server.ts";
import { dataFolder } from "#app/server/platform/deployment/data-folder.server.ts";
import { openEmbedded } from "#app/server/platform/deployment/embedded-default.server.ts";
import { ownServer } from "#app/server/platform/deployment/own-server.server.ts";
import { secretsOf } from "#app/server/platform/deployment/secrets.server.ts";
import { env, readSecretFiles } from "#app/server/platform/env.server.ts";
import { migrateDatabase } from "#app/server/platform/migrate.server.ts";
import { APPLICATION_ROLE } from "#app/server/platform/postgres/roles.server.ts";
import {
  indexKeys,
  keyIds,
  keyIdText,
  masterKeys,
} from "#app/server/platform/sealing/keyring.server.ts";
import { StartError } from "#app/server/platform/start-error.server.ts";

import { showAndExit } from "./serving/terminal.ts";

const [folder, ...rest] = process.argv.slice(2);
if (!folder || folder.startsWith("-") || rest.length > 0) {
  console.error("Usage:\n  npm run restore -- FOLDER    puts a backup into an empty database");
  process.exit(2);
}
try {
  readSecretFiles(process.env);
  const { ownerUrl, bringUpToDate } = await emptyDatabase(readManifest(folder));
  const keys = {
    master: masterKeys().all.map(keyIdText),
    index: indexKeys().all.map(keyIdText),
  };
  const manifest = await restoreBackup(folder, ownerUrl, keys);
  await bringUpToDate();
  const isSound = await report(manifest);
  await closeDatabase();
  process.exit(isSound ? 0 : 1);
} catch (error) {
  showAndExit(error, "Nothing was restored.");
}

type Target = {
  ownerUrl: string;
  /** The migrations made since that day, and the rights of the application's role. */
  bringUpToDate: () => Promise<unknown>;
};

/** In a new data folder nothing is made before the keys are seen to fit. */
async function emptyDatabase(manifest: Manifest): Promise<Target> {
  if (process.env.DATABASE_URL)
    return { ownerUrl: env().DATABASE_ADMIN_URL ?? env().DATABASE_URL, bringUpToDate: ownServer };
  const data = dataFolder(join(import.meta.dirname, ".."));
  if (!existsSync(join(data, "secrets.json")))
    throw new StartError(
      `${data} has no secrets.json.`,
      `Put the one there that belongs to this backup (its master key has the id ${manifest.keys.master.join(", ")}).`,
    );
  const { masterKey, otherMasterKeys, indexKey, otherIndexKeys } = secretsOf(data);
  assertKeys(manifest, {
    master: keyIds("master", [masterKey, ...otherMasterKeys]),
    index: keyIds("index", [indexKey, ...otherIndexKeys]),
  });
  const { ownerUrl, stop } = await openEmbedded(data, { port: 0, origin: "http://localhost" });
  process.on("exit", stop);
  return { ownerUrl, bringUpToDate: () => migrateDatabase(ownerUrl, APPLICATION_ROLE) };
}

async function report({ tables, auditHead, madeAt }: Manifest): Promise<boolean> {
  const kept = auditHead === null ? undefined : parseHead(auditHead);
  const { faults, sealed, unsealed } = await verifyTrail(kept?.ok ? kept.value : undefined);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored as of ${madeAt}: ${tables.length} tables, ${rows} rows.`);
  console.log(
    `Trail: ${sealed} sealed, ${unsealed.entries} not sealed yet. Head: ${auditHead ?? "none"}`,
  );
  console.log(
    faults.length === 0
      ? "Everything sealed agrees with the head in the backup."
      : `${faults.length} entries do not agree: npm run audit:verify names them.`,
  );
  return faults.length === 0;
}
