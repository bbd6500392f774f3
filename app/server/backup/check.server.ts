import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import { StartError } from "../platform/start-error.server.ts";
import { fileOf, readManifest, type Manifest, type SavedTable } from "./manifest.server.ts";

/**
 * Reads a whole backup and compares each file with the manifest; needs no database.
 * @throws StartError naming the first file that is missing, cut short or changed
 */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  for (const table of manifest.tables)
    if (table.rows > 0) await checkFile(join(folder, fileOf(table)), table);
  return manifest;
}

async function checkFile(file: string, { sha256, bytes }: SavedTable): Promise<void> {
  const digest = createHash("sha256");
  let seen = 0;
  const sink = new Writable({
    write(part: Buffer, _encoding, done) {
      digest.update(part);
      seen += part.length;
      done();
    },
  });
  try {
    await pipeline(createReadStream(file), createGunzip(), sink);
  } catch (error) {
    throw broken(file, error);
  }
  if (seen !== bytes || digest.digest("hex") !== sha256) throw broken(file);
}

const broken = (file: string, cause?: unknown): StartError =>
  new StartError(
    `${file} is missing, cut short or changed: nothing was restored.`,
    "Use another copy of the backup.",
    { cause },
  );
