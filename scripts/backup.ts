/**
 * `npm run backup -- FOLDER`: copies the database, as it stands at one instant, into a new folder; the product goes on meanwhile.
 * `npm run backup -- --check FOLDER`: reads such a folder and says whether it is whole; needs no database.
 * Ends with 1 when there is no backup, with 2 when it was not understood.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { checkBackup } from "#app/server/backup/check.server.ts";
import type { Manifest } from "#app/server/backup/manifest.server.ts";
import { takeBackup } from "#app/server/backup/take.server.ts";
import { realNow } from "#app/server/platform/clock.server.ts";
import { dataFolder } from "#app/server/platform/deployment/data-folder.server.ts";
import { openEmbedded } from "#app/server/platform/deployment/embedded-default.server.ts";
import { env, readSecretFiles } from "#app/server/platform/env.server.ts";
import { indexKeys, keyIdText, masterKeys } from "#app/server/platform/sealing/keyring.server.ts";

import { showAndExit } from "./serving/terminal.ts";

const USAGE = `Usage:
  npm run backup -- FOLDER            copies the database into a new folder
  npm run backup -- --check FOLDER    says whether a backup is whole`;

const root = join(import.meta.dirname, "..");
const words = process.argv.slice(2);
const checks = words[0] === "--check";
const [folder, ...rest] = checks ? words.slice(1) : words;
if (!folder || folder.startsWith("-") || rest.length > 0) {
  console.error(USAGE);
  process.exit(2);
}
try {
  readSecretFiles(process.env);
  if (checks) {
    console.log(summary(await checkBackup(folder)));
  } else {
    const { manifest, folder: made } = await takeBackup(await address(), folder, {
      keys: { master: masterKeys().all.map(keyIdText), index: indexKeys().all.map(keyIdText) },
      release: release(),
      now: realNow(),
    });
    console.log(`Backed up into ${made}.\n${summary(manifest)}`);
    console.log("The keys are not in it: keep them apart from it, and keep them.");
  }
  process.exit(0);
} catch (error) {
  showAndExit(error, checks ? "This is no whole backup." : "No backup was made.");
}

/** Nothing is migrated on the way: a backup is what one takes before an upgrade. */
async function address(): Promise<string> {
  if (!process.env.DATABASE_URL) {
    const { ownerUrl, stop } = await openEmbedded(dataFolder(root), {
      port: 0,
      origin: "http://localhost",
    });
    process.on("exit", stop);
    return ownerUrl;
  }
  return env().DATABASE_ADMIN_URL ?? env().DATABASE_URL;
}

function release(): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function summary({ tables, migrations, keys, auditHead, unsealed }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const megabytes = tables.reduce((sum, table) => sum + table.bytes, 0) / 1e6;
  return [
    `${tables.length} tables, ${rows} rows, ${megabytes.toFixed(1)} MB before compression; ${migrations.length} migrations.`,
    `Needs the master key ${keys.master.join(", ")} and the index key ${keys.index.join(", ")}.`,
    `Audit head: ${auditHead ?? "none, nothing was sealed yet"} (not sealed yet: ${unsealed}).`,
  ].join("\n");
}
