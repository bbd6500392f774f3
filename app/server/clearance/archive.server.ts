import { asc, desc, eq, inArray } from "drizzle-orm";

import { BATCH_COLUMNS, type BatchDocument, batchRows } from "#app/domain/clearance/batch.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { signingKey } from "#db/schema/badge.ts";
import { clearanceBatch, clearanceFile } from "#db/schema/clearance.ts";
import { file as keptFile, nominee } from "#db/schema/nominee.ts";

import { sheets } from "../import/sheets.server.ts";
import { recordExport } from "../audit/reading.server.ts";
import { database } from "../platform/database.server.ts";
import { unseal } from "../platform/sealing.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Officer } from "../vetting/decide.server.ts";
import type * as archiveThread from "./archive.thread.ts";
import type { Leave } from "../platform/sealing/leave.server.ts";

const archives = inThreads<typeof archiveThread>("app/server/clearance/archive.thread.ts");
/** The head of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410 §4). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/**
 * A batch as a ZIP: `batch.json` as it was signed, its signature, the public key, the same as a workbook, photos. Who
 * fetches it is written to the trail first, a line a passport: no entry, no archive. Null for a batch that does not
 * exist, or is of a stage that this officer does not decide.
 */
export async function batchArchive(
  officer: Officer,
  id: string,
  now: Date,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  if (!isUuid(id)) return null;
  const [batch] = await database()
    .select({ batch: clearanceBatch, publicKey: signingKey.publicKey })
    .from(clearanceBatch)
    .innerJoin(signingKey, eq(signingKey.id, clearanceBatch.keyId))
    .where(eq(clearanceBatch.id, id));
  if (!batch || !(await decides(officer, batch.batch.stage))) return null;
  const leave = await fetched(officer, id, now);
  const content = unseal("clearance_batch.content_sealed", batch.batch.contentSealed, leave);
  const document = JSON.parse(Buffer.from(content).toString("utf8")) as BatchDocument;
  const photos = await photosOf(document);
  const bytes = await archives("packArchive", [
    { name: "batch.json", bytes: content },
    { name: "batch.json.sig", bytes: batch.batch.signature },
    { name: "key.pem", bytes: pemOf(batch.publicKey) },
    { name: "batch.xlsx", bytes: await workbookOf(document) },
    ...photos,
  ]);
  return { name: `clearance-batch-${document.batch}.zip`, bytes };
}

/** Puts the fetching on the trail, an entry for the batch and one for each person in it. */
function fetched(officer: Officer, id: string, at: Date): Promise<Leave> {
  return database().transaction(async (tx) => {
    const files = await tx
      .select({ id: clearanceFile.nomineeId })
      .from(clearanceFile)
      .where(eq(clearanceFile.batchId, id));
    const by = { actor: officer.id, at };
    return recordExport(tx, [
      {
        ...by,
        action: "clearance.fetched",
        subjectKind: "clearance_batch",
        subjectId: id,
      },
      ...files.map((file) => ({
        ...by,
        action: "passport.read",
        subjectKind: "nominee",
        subjectId: file.id,
        fields: ["passportNumber", "mrz", "photo"],
      })),
    ]);
  });
}

/** Does this officer decide the stage? */
export async function decides({ roles }: Officer, stageId: string): Promise<boolean> {
  const { vettingStages } = await summitDefinition();
  const stage = vettingStages.find(({ id }) => id === stageId);
  return stage !== undefined && roles.includes(stage.role);
}

/** As they are now: a photo changes only while a file lies with its delegation. */
async function photosOf({ files }: BatchDocument) {
  const wanted = files.flatMap(({ file, photo }) => (photo === null ? [] : [file]));
  if (wanted.length === 0) return [];
  const rows = await database()
    .select({ id: nominee.id, bytes: keptFile.bytes })
    .from(nominee)
    .innerJoin(keptFile, eq(keptFile.id, nominee.photoId))
    .where(inArray(nominee.id, wanted));
  const bytes = new Map(rows.map((row) => [row.id, row.bytes]));
  return files.flatMap(({ file, photo }) => {
    const found = bytes.get(file);
    return photo !== null && found ? [{ name: photo, bytes: found }] : [];
  });
}

const WIDTHS = [7, 38, 12, 26, 16, 22, 22, 22, 26, 12, 11, 14, 8, 12, 22, 14, 40];

const workbookOf = (document: BatchDocument): Promise<Uint8Array> =>
  sheets("writeWorkbook", [
    {
      name: `Batch ${document.batch}`,
      widths: WIDTHS,
      stickyRows: 1,
      rows: [
        BATCH_COLUMNS.map((text) => ({ text, look: "head" as const })),
        ...batchRows(document).map((cells) =>
          cells.map((text) => ({ text, look: "plain" as const })),
        ),
      ],
    },
  ]);

function pemOf(publicKey: Uint8Array): Uint8Array {
  const spki = Buffer.concat([SPKI_PREFIX, publicKey]).toString("base64");
  return Buffer.from(`-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`);
}

/** The batches, newest first, with how many files each holds. */
export async function batchList() {
  const batches = await database()
    .select({
      id: clearanceBatch.id,
      number: clearanceBatch.number,
      stage: clearanceBatch.stage,
      preparedAt: clearanceBatch.preparedAt,
    })
    .from(clearanceBatch)
    .orderBy(desc(clearanceBatch.number))
    .limit(50);
  const files = await database()
    .select({ batchId: clearanceFile.batchId })
    .from(clearanceFile)
    .where(
      inArray(
        clearanceFile.batchId,
        batches.map(({ id }) => id),
      ),
    )
    .orderBy(asc(clearanceFile.batchId));
  return batches.map((batch) => ({
    ...batch,
    files: files.filter(({ batchId }) => batchId === batch.id).length,
  }));
}
