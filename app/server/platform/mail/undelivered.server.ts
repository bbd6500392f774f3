import { and, count, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";

import { isUuid } from "#app/domain/uuid.ts";
import { mail } from "#db/schema/audit.ts";

import { audit } from "../audit.server.ts";
import { realNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { isDemonstration } from "../env.server.ts";
import { enqueue } from "./queue.server.ts";

const SHOWN = 100;
const SLOW_MINUTES = 10;

/** Mail that was given up, newest first; and how much has waited for longer than ten minutes, since when. */
export async function undeliveredMail() {
  const failed = await database()
    .select({
      id: mail.id,
      recipient: mail.recipient,
      subject: mail.subject,
      failedAt: mail.failedAt,
      failure: mail.failure,
    })
    .from(mail)
    .where(and(isNotNull(mail.failedAt), isNull(mail.sentAt)))
    .orderBy(desc(mail.failedAt))
    .limit(SHOWN);
  // The demonstration has no mail server: there everything stays in the outbox.
  if (isDemonstration()) return { failed, waiting: 0 };
  const slow = new Date(realNow().getTime() - SLOW_MINUTES * 60_000);
  const [waits] = await database()
    .select({ messages: count() })
    .from(mail)
    .where(and(isNull(mail.sentAt), isNull(mail.failedAt), lt(mail.queuedAt, slow)));
  return { failed, waiting: waits?.messages ?? 0 };
}

/** Has a message that was given up tried anew. @returns false when there is none such, or a colleague did already */
export async function retryMail(id: string, by: { actor: string; now: Date }): Promise<boolean> {
  if (!isUuid(id)) return false;
  return database().transaction(async (tx) => {
    const [again] = await tx
      .update(mail)
      .set({ failedAt: null, failure: null })
      .where(and(eq(mail.id, id), isNotNull(mail.failedAt), isNull(mail.sentAt)))
      .returning({ id: mail.id });
    if (!again) return false;
    await enqueue(tx, id);
    await audit(tx, {
      actor: by.actor,
      action: "mail.retried",
      subjectKind: "mail",
      subjectId: id,
      fields: [],
      at: by.now,
    });
    return true;
  });
}
