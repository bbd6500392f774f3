import { eq } from "drizzle-orm";
import type { Task } from "graphile-worker";

import { decideOpening, reminderAt, type SilenceRefusal } from "#app/domain/document/silence.ts";
import { objectionsIn } from "#app/domain/document/tally.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { silenceProcedure } from "#db/schema/document.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import {
  queueClosing,
  queueReminder,
  settleSilence,
  silencePayload,
} from "./close-silence.server.ts";
import { documentRules } from "./reader.server.ts";
import { tellOfSilence } from "./silence-mail.server.ts";
import { type Doer, lockDocument, openSilence } from "./standing.server.ts";

/** Puts the latest text to the delegations until an hour; each with a say is told. */
export async function openSilenceOn(
  documentId: string,
  deadline: Date,
  { actor, now }: Doer,
): Promise<Result<null, SilenceRefusal | "not_found">> {
  const rules = await documentRules();
  return database().transaction(async (tx) => {
    await settleSilence(tx, documentId, now);
    const found = await lockDocument(tx, documentId);
    if (!found) return err("not_found");
    const { document, latest, positions, silence } = found;
    const about = {
      status: document.status,
      hasText: latest !== null,
      silenceRuns: silence !== null,
      objections: objectionsIn(positions),
    };
    const decided = decideOpening(about, rules, { deadline, now });
    if (!decided.ok) return decided;
    if (!latest) return err("no_text");
    const [opened] = await tx
      .insert(silenceProcedure)
      .values({ documentId, versionId: latest.id, openedBy: actor, openedAt: now, deadline })
      .returning();
    if (!opened) throw new Error("The silence procedure was not stored");
    await queueClosing(tx, opened, now);
    const reminder = reminderAt(deadline, rules, now);
    if (reminder) await queueReminder(tx, opened, reminder, now);
    await auditSilence(tx, "silence.opened", documentId, { actor, now });
    await tellOfSilence(tx, "opened", opened, now);
    return ok(null);
  });
}

/** Takes a running silence back; one that has ended stays as it ended. */
export async function withdrawSilence(
  documentId: string,
  { actor, now }: Doer,
): Promise<Result<null, "not_running">> {
  return database().transaction(async (tx) => {
    await settleSilence(tx, documentId, now);
    const open = await openSilence(documentId, tx);
    if (!open) return err("not_running");
    await tx
      .update(silenceProcedure)
      .set({ outcome: "withdrawn", closedAt: now })
      .where(eq(silenceProcedure.id, open.id));
    await auditSilence(tx, "silence.withdrawn", documentId, { actor, now });
    await tellOfSilence(tx, "withdrawn", open, now);
    return ok(null);
  });
}

const auditSilence = (
  tx: Parameters<typeof audit>[0],
  action: string,
  documentId: string,
  { actor, now }: Doer,
) =>
  audit(tx, {
    ...{ actor, action },
    subjectKind: "document",
    subjectId: documentId,
    fields: ["silence"],
    at: now,
  });

/** The job `remind_of_silence`: tells those who have said nothing that the hour is near. */
export const remindOfSilenceJob: Task = async (payload) => {
  const { silenceId, documentId } = silencePayload.parse(payload);
  const now = await summitNow();
  await database().transaction(async (tx) => {
    const open = await openSilence(documentId, tx);
    if (open?.id !== silenceId || open.deadline <= now) return;
    await tellOfSilence(tx, "reminder", open, now);
  });
};
