import { eq, sql } from "drizzle-orm";
import type { Task } from "graphile-worker";
import { z } from "zod";

import { mayClose, SILENCE_GRACE_MS } from "#app/domain/document/silence.ts";
import { outcomeDocument, silenceProcedure } from "#db/schema/document.ts";

import { audit } from "../platform/audit.server.ts";
import { realNow, summitNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { queueJob } from "../platform/jobs/put-job.server.ts";
import { tellOfSilence } from "./silence-mail.server.ts";
import { openSilence } from "./standing.server.ts";

/**
 * Records the agreement of a silence that nobody broke, once its hour and the grace after it have passed. Holds the
 * document first, as everybody does who speaks on it.
 */
export async function settleSilence(tx: Transaction, documentId: string, now: Date): Promise<void> {
  await tx
    .select({ id: outcomeDocument.id })
    .from(outcomeDocument)
    .where(eq(outcomeDocument.id, documentId))
    .for("update");
  const silence = await openSilence(documentId, tx);
  if (!silence || !mayClose(silence.deadline, now)) return;
  await tx
    .update(silenceProcedure)
    .set({ outcome: "agreed", closedAt: now })
    .where(eq(silenceProcedure.id, silence.id));
  await audit(tx, {
    actor: "system",
    action: "silence.agreed",
    subjectKind: "document",
    subjectId: documentId,
    fields: ["silence"],
    at: now,
  });
  await tellOfSilence(tx, "agreed", silence, now);
}

/** Puts the job that ends a silence at its hour into the queue, in the transaction that opens it. */
export const queueClosing = (
  tx: Transaction,
  silence: { id: string; documentId: string; deadline: Date },
  now: Date,
) =>
  runAt(tx, "close_silence", silence, new Date(silence.deadline.getTime() + SILENCE_GRACE_MS), now);

/** The same for the reminder. */
export const queueReminder = (
  tx: Transaction,
  silence: { id: string; documentId: string },
  at: Date,
  now: Date,
) => runAt(tx, "remind_of_silence", silence, at, now);

/** Jobs run by real time; an hour of the summit is as far from now by either clock, as long as nobody sets one. */
async function runAt(
  tx: Transaction,
  task: "close_silence" | "remind_of_silence",
  { id, documentId }: { id: string; documentId: string },
  at: Date,
  now: Date,
): Promise<void> {
  const wait = Math.max(0, at.getTime() - now.getTime());
  const when = new Date(realNow().getTime() + wait);
  await queueJob(tx, task, { silenceId: id, documentId }, { key: `${task}:${id}`, at: when });
}

/**
 * Lets the jobs of running silences look at the clock anew, after it was set: they come at once, and those that come too
 * early put themselves back.
 */
export async function wakeSilences(tx: Transaction, now: Date): Promise<void> {
  const open = await tx
    .select()
    .from(silenceProcedure)
    .where(sql`${silenceProcedure.outcome} is null`);
  for (const silence of open) await queueClosing(tx, silence, now);
}

export const silencePayload = z.object({ silenceId: z.uuid(), documentId: z.string() });

/** The job `close_silence`: does nothing where the silence has ended, and waits on where its hour has not come yet. */
export const closeSilenceJob: Task = async (payload) => {
  const { silenceId, documentId } = silencePayload.parse(payload);
  const now = await summitNow();
  await database().transaction(async (tx) => {
    await settleSilence(tx, documentId, now);
    const open = await openSilence(documentId, tx);
    if (open?.id === silenceId) await queueClosing(tx, open, now);
  });
};
