import { bracketsIn } from "#app/domain/document/text.ts";
import { mayWriteVersion } from "#app/domain/document/turns.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { documentVersion } from "#db/schema/document.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { settleSilence } from "./close-silence.server.ts";
import type { ReadFile } from "./read-upload.server.ts";
import { type Doer, lockDocument } from "./standing.server.ts";

export type NewVersion = {
  documentId: string;
  /** Number of the version that the editor saw, 0 before the first: of two editors who write at once the second is told. */
  after: number;
  language: Language;
  /** Of a typed text; those of a file come with it. */
  paragraphs: readonly string[];
  file: ReadFile | null;
  remark: string;
  meetingId: string | null;
};

export type VersionRefusal =
  "not_found" | "changed" | "adopted_is_final" | "cleared" | "silence_runs";

/** Puts the next version on file: numbered, and never changed afterwards. */
export async function writeVersion(
  { documentId, after, language, file, remark, meetingId, ...typed }: NewVersion,
  { actor, now }: Doer,
): Promise<Result<number, VersionRefusal>> {
  const paragraphs = [...(file?.paragraphs ?? typed.paragraphs)];
  return database().transaction(async (tx) => {
    await settleSilence(tx, documentId, now);
    const found = await lockDocument(tx, documentId);
    if (!found) return err("not_found");
    const last = found.latest?.number ?? 0;
    if (last !== after) return err("changed");
    const may = mayWriteVersion(found.document.status, last, found.silence !== null);
    if (!may.ok) return may;
    await tx.insert(documentVersion).values({
      ...{ documentId, language, paragraphs, remark, meetingId },
      number: last + 1,
      brackets: bracketsIn(paragraphs),
      fileName: file?.name ?? null,
      mediaType: file?.mediaType ?? null,
      file: file?.bytes ?? null,
      sha256: file?.sha256 ?? null,
      writtenBy: actor,
      at: now,
    });
    await audit(tx, {
      actor,
      action: "document.version",
      subjectKind: "document",
      subjectId: documentId,
      fields: [`version ${last + 1}`],
      at: now,
    });
    return ok(last + 1);
  });
}
