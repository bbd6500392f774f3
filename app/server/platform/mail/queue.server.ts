import type { Language } from "#app/domain/language/languages.ts";
import { mail } from "#db/schema/audit.ts";

import type { Transaction } from "../database.server.ts";
import { queueJob } from "../jobs/put-job.server.ts";

export type Message = {
  recipient: string;
  language: Language;
  subject: string;
  text: string;
  html: string;
  /** An iCalendar object that goes with it, for the recipient's calendar. */
  calendar?: string;
};

/**
 * Puts a message into the queue within the transaction of what it tells: it is sent if that happened, and only then.
 * The job `send_mail` hands it to the mail server; without one, the demonstration shows it in its outbox.
 */
export async function queueMail(tx: Transaction, message: Message): Promise<void> {
  const [queued] = await tx.insert(mail).values(message).returning({ id: mail.id });
  if (!queued) throw new Error("A message was not stored");
  await enqueue(tx, queued.id);
}

/** Puts the job for a stored message into the queue; one message has one job. */
export async function enqueue(tx: Transaction, mailId: string): Promise<void> {
  await queueJob(tx, "send_mail", { mailId }, { key: `mail:${mailId}` });
}
