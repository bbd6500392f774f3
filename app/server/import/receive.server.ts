import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";

import { Busboy } from "@fastify/busboy";
import { and, eq } from "drizzle-orm";

import { KEPT_HOURS, LIST_MAX_BYTES, PHOTOS_MAX_BYTES } from "#app/domain/import/limits.ts";
import type { ImportPart } from "#app/domain/import/stages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { nomineeImport } from "#db/schema/import.ts";

import { realNow } from "../platform/clock.server.ts";
import { constraintOf, database } from "../platform/database.server.ts";
import { queueJob } from "../platform/jobs/put-job.server.ts";
import { type AboutImport, sealAbout } from "./about.server.ts";
import { keepUpload } from "./chunks.server.ts";

export type ReceiveRefusal =
  "no_file" | "list_too_big" | "photos_too_big" | "in_progress" | "unreadable";

/** Largest uploads, in bytes. */
type Most = Readonly<Record<ImportPart, number>>;
const MOST: Most = { list: LIST_MAX_BYTES, photos: PHOTOS_MAX_BYTES };
type Uploader = { accountId: string; delegationId: string };
type Part = { name: string; bytes: number | null };

/**
 * Takes in a list and its photos as they stream in, sealed in pieces, and puts their reading into the queue. Of a refused
 * upload nothing is kept.
 * @returns the import's id
 */
export async function receiveList(
  request: Request,
  uploader: Uploader,
  most: Most = MOST,
): Promise<Result<string, ReceiveRefusal>> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) return err("no_file");
  const id = await openImport(uploader);
  try {
    const parts = await takeIn(request.body as NodeStream, type, id, most);
    const refusal = refusalOf(parts);
    if (refusal) {
      await forget(id);
      return err(refusal);
    }
    await hand(id, parts);
    return ok(id);
  } catch (error) {
    await forget(id);
    if (constraintOf(error) === "one_import_at_a_time") return err("in_progress");
    if (error instanceof CutOff) return err("unreadable");
    throw error;
  }
}

/** The line broke, or what came was no form. */
class CutOff extends Error {}

async function openImport({ accountId, delegationId }: Uploader): Promise<string> {
  const now = realNow();
  const expiresAt = new Date(now.getTime() + KEPT_HOURS * 3_600_000);
  return database().transaction(async (tx) => {
    const [opened] = await tx
      .insert(nomineeImport)
      .values({ delegationId, createdBy: accountId, createdAt: now, changedAt: now, expiresAt })
      .returning({ id: nomineeImport.id });
    if (!opened) throw new Error("The import was not opened");
    await queueJob(tx, "clear_list", { importId: opened.id }, { at: expiresAt });
    return opened.id;
  });
}

async function takeIn(
  body: NodeStream,
  type: string,
  importId: string,
  most: Most,
): Promise<Map<ImportPart, Part>> {
  const parts = new Map<ImportPart, Part>();
  const kept: Promise<void>[] = [];
  let parser: Busboy;
  try {
    parser = new Busboy({ headers: { "content-type": type }, limits: { files: 4, fields: 20 } });
  } catch {
    throw new CutOff();
  }
  parser.on("file", (field, stream, filename) => {
    const part = field === "list" || field === "photos" ? field : null;
    if (part === null || !filename || parts.has(part)) {
      // A body that ends here is refused with the parser; unheard it would end the process.
      stream.on("error", () => undefined);
      stream.resume();
      return;
    }
    parts.set(part, { name: filename.slice(0, 120), bytes: 0 });
    const keeping = keepUpload(importId, part, stream, most[part]).then((bytes) => {
      parts.set(part, { name: filename.slice(0, 120), bytes });
    });
    // What fails here fails the whole, which is cut off at once.
    keeping.catch((error: unknown) => parser.destroy(error instanceof Error ? error : undefined));
    kept.push(keeping);
  });
  try {
    await pipeline(Readable.fromWeb(body), parser);
  } catch (error) {
    const outcomes = await Promise.allSettled(kept);
    // A database that does not keep a piece is a fault of ours, and no broken line.
    const ours = outcomes.some(
      (one) => one.status === "rejected" && constraintOf(one.reason) !== undefined,
    );
    throw ours ? error : new CutOff("The upload broke off", { cause: error });
  }
  await Promise.all(kept);
  return parts;
}

function refusalOf(parts: ReadonlyMap<ImportPart, Part>): ReceiveRefusal | null {
  const list = parts.get("list");
  if (list?.bytes === null) return "list_too_big";
  if (parts.get("photos")?.bytes === null) return "photos_too_big";
  return list === undefined || list.bytes === 0 ? "no_file" : null;
}

/** Gives a received list to the queue, in the transaction that makes it the delegation's one import under way. */
async function hand(id: string, parts: ReadonlyMap<ImportPart, Part>): Promise<void> {
  const about: AboutImport = {
    listName: parts.get("list")?.name ?? "",
    photosName: parts.get("photos")?.name ?? "",
    unknown: [],
    columns: {},
    refusal: null,
  };
  await database().transaction(async (tx) => {
    await tx
      .update(nomineeImport)
      .set({
        stage: "waiting",
        aboutSealed: sealAbout(about),
        listBytes: parts.get("list")?.bytes ?? 0,
        photosBytes: parts.get("photos")?.bytes ?? 0,
        changedAt: realNow(),
      })
      .where(and(eq(nomineeImport.id, id), eq(nomineeImport.stage, "receiving")));
    await queueJob(tx, "read_list", { importId: id, attempt: 1 }, { attempts: 3 });
  });
}

const forget = async (id: string): Promise<void> => {
  await database().delete(nomineeImport).where(eq(nomineeImport.id, id));
};
