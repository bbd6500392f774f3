import { eq, sql } from "drizzle-orm";
import type { Task } from "graphile-worker";
import { createTransport } from "nodemailer";
import { z } from "zod";

import { mail } from "#db/schema/audit.ts";

import { realNow } from "../clock.server.ts";
import { database, type Transaction } from "../database.server.ts";
import { env, isDemonstration } from "../env.server.ts";
import { JobFailure } from "../error-report.server.ts";
import { envelopeOf } from "./envelope.server.ts";
import { refusalOf } from "./refusal.ts";

const payloadShape = z.object({ mailId: z.uuid() });
/** Milliseconds: a mail server that says nothing must not hold a worker. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/**
 * The job `send_mail`: hands one message to the mail server. Its row stays locked meanwhile, so that no second worker
 * sends it at the same time. Once sent it is not sent again; should the process die between the two, the second copy has
 * the same Message-ID and is one message to the recipient's program. A refusal for good is noted for the administrators.
 * Without a mail server the demonstration leaves it in its outbox; elsewhere the job fails and waits for one.
 */
export const sendMail: Task = async (payload, { job }) => {
  const { mailId } = payloadShape.parse(payload);
  const isLast = job.attempts >= job.max_attempts;
  const later = await database().transaction((tx) => send(tx, mailId, isLast));
  if (later !== null) throw new JobFailure(`The mail server did not take the message (${later})`);
};

/** Sends and notes what came of it. @returns why it is to be tried again, or null when there is nothing left to do */
async function send(tx: Transaction, mailId: string, isLast: boolean): Promise<string | null> {
  const [message] = await tx
    .select()
    .from(mail)
    .where(eq(mail.id, mailId))
    .for("update", { skipLocked: true });
  if (!message || message.sentAt || message.failedAt) return null;
  const { SMTP_URL } = env();
  if (!SMTP_URL) return withoutServer(message);
  const transport = createTransport({ url: SMTP_URL, ...PATIENCE });
  try {
    await transport.sendMail(await envelopeOf(message));
  } catch (error) {
    const { kind, why } = refusalOf(error);
    if (kind === "later" && !isLast) return why;
    await tx.update(mail).set({ failedAt: realNow(), failure: why }).where(eq(mail.id, mailId));
    return null;
  } finally {
    transport.close();
  }
  await tx.update(mail).set({ sentAt: realNow() }).where(eq(mail.id, mailId));
  await wakeWaiting(tx);
  return null;
}

/** The server takes mail (again): what waits for its next try after an outage goes now. */
async function wakeWaiting(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.reschedule_jobs(array_agg(id), run_at => now())
    from graphile_worker.jobs
    where task_identifier = 'send_mail' and attempts > 0 and locked_at is null and run_at > now() + interval '5 seconds'
      and last_error ~ ${NOT_REACHED}
    having count(*) > 0`);
}

/** What the queue's errors say of a server that was not reached, as against one that asked to come later. */
const NOT_REACHED = "\\((ECONNECTION|ESOCKET|ECONNREFUSED|ETIMEDOUT|EDNS)\\)";

function withoutServer(message: typeof mail.$inferSelect): string | null {
  if (!isDemonstration()) return "SMTP_URL is not set";
  if (process.env.SHANYRAK_LAN === "1") showInTerminal(message);
  return null;
}

/** On a shared network there is no outbox page: whoever started the demonstration reads its mail here. */
function showInTerminal(message: { recipient: string; subject: string; text: string }): void {
  console.log(
    `\nMail to ${message.recipient}: ${message.subject}\n${message.text.replaceAll(/^/gm, "  ")}\n`,
  );
}
