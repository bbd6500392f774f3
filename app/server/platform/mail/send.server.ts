import { eq } from "drizzle-orm";
import type { Task } from "graphile-worker";
import { createTransport } from "nodemailer";
import { z } from "zod";

import { mail } from "#db/schema/audit.ts";

import { realNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { env, isDemonstration } from "../env.server.ts";

const payloadShape = z.object({ mailId: z.uuid() });

/**
 * The job `send_mail`: hands one message to the mail server. Once sent it is not sent again; should the process die
 * between the two, the second copy has the same Message-ID and is one message to the recipient's program.
 * Without a mail server the demonstration leaves it in its outbox; elsewhere the job fails and waits for one.
 */
export const sendMail: Task = async (payload) => {
  const { mailId } = payloadShape.parse(payload);
  const [message] = await database().select().from(mail).where(eq(mail.id, mailId));
  if (!message || message.sentAt) return;
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) {
    if (!isDemonstration()) throw new Error("SMTP_URL is not set: mail waits in the queue");
    if (process.env.SHANYRAK_LAN === "1") showInTerminal(message);
    return;
  }
  const transport = createTransport(SMTP_URL);
  try {
    await transport.sendMail({
      messageId: `<${message.id}@shanyrak.invalid>`,
      from: MAIL_FROM,
      to: message.recipient,
      subject: message.subject,
      text: message.text,
      html: message.html,
      headers: { "Content-Language": message.language, "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    throw withoutAddresses(error);
  } finally {
    transport.close();
  }
  await database().update(mail).set({ sentAt: realNow() }).where(eq(mail.id, mailId));
};

/** Mail servers repeat the recipient's address in their refusals; job queue and log keep the code only. */
function withoutAddresses(error: unknown): Error {
  const part = (name: string) =>
    error && typeof error === "object" && name in error
      ? String((error as Record<string, unknown>)[name])
      : "";
  return new Error(
    `The mail server did not take the message (${part("code")} ${part("responseCode")})`,
  );
}

/** On a shared network there is no outbox page: whoever started the demonstration reads its mail here. */
function showInTerminal(message: { recipient: string; subject: string; text: string }): void {
  console.log(
    `\nMail to ${message.recipient}: ${message.subject}\n${message.text.replaceAll(/^/gm, "  ")}\n`,
  );
}
