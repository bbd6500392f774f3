import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import { parseHead } from "#app/domain/audit/head.ts";

import { StartError } from "../platform/start-error.server.ts";

export const FORMAT = "shanyrak-backup-1";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const table = z.object({
  schema: name,
  name,
  /** In the order of the file; generated columns are not among them. */
  columns: z.array(name).min(1),
  rows: z.number().int().min(0),
  /** Of the file before compression. */
  bytes: z.number().int().min(0),
  sha256: digest,
});
export type SavedTable = z.infer<typeof table>;

const sequence = z.object({
  schema: name,
  name,
  last: z.string().regex(/^-?\d+$/),
  called: z.boolean(),
});

const contents = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  release: z.string(),
  postgres: z.string(),
  /** Of each migration that the database had seen, the time in its journal; and the level of the job queue's own tables. */
  migrations: z.array(z.number().int()).min(1),
  jobsLevel: z.number().int(),
  /** Ids of the keys without which what is sealed stays shut, never the keys. */
  keys: z.object({ master: z.array(z.string()).min(1), index: z.array(z.string()).min(1) }),
  /** The newest seal of the trail, `number:digest`; null before the first. */
  auditHead: z
    .string()
    .refine((text) => parseHead(text).ok)
    .nullable(),
  unsealed: z.number().int().min(0),
  tables: z.array(table).min(1),
  sequences: z.array(sequence),
});
/** What a backup says of itself. No value out of any row stands in it. */
export type Manifest = z.infer<typeof contents>;

export const fileOf = ({ schema, name }: { schema: string; name: string }): string =>
  `${schema}.${name}.copy.gz`;

/** The manifest as it is kept: its own digest beside it, so that a changed one is known as such. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ sha256: digestOf(manifest), contents: manifest }, null, 1)}\n`;
}

const digestOf = (manifest: unknown): string =>
  createHash("sha256").update(JSON.stringify(manifest)).digest("hex");

/** Reads a backup's manifest. @throws StartError when there is none, or it is not whole */
export function readManifest(folder: string): Manifest {
  const file = join(folder, "manifest.json");
  const broken = (cause?: unknown) =>
    new StartError(
      `${file} is missing, cut short or changed: this is no whole backup.`,
      "Use another copy of it.",
      { cause },
    );
  let kept: { sha256?: unknown; contents?: unknown };
  try {
    kept = JSON.parse(readFileSync(file, "utf8")) as typeof kept;
  } catch (error) {
    throw broken(error);
  }
  const parsed = contents.safeParse(kept.contents);
  if (!parsed.success || kept.sha256 !== digestOf(kept.contents)) throw broken(parsed.error);
  return parsed.data;
}
