import { eq } from "drizzle-orm";

import { fullName } from "#app/domain/nominee/display.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { delegation } from "#db/schema/delegation.ts";
import type { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";

import type { Transaction } from "../platform/database.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";
import type { Writer } from "./save.server.ts";

/** Confirms a sent file to whoever sent it, in their language, if and when the sending is kept. */
export async function tellSent(
  tx: Transaction,
  { actor, now }: Writer,
  file: typeof nominee.$inferSelect,
): Promise<void> {
  const [sender] = await tx.select().from(account).where(eq(account.id, actor));
  const [home] = await tx.select().from(delegation).where(eq(delegation.id, file.delegationId));
  if (!sender || !home) return;
  const t = translator(sender.language, "registration");
  const name = fullName(file);
  const text = t("mail.submitted.text", {
    name,
    code: home.code,
    number: String(file.number).padStart(4, "0"),
    date: formatDate(now, sender.language),
    time: astanaTime(now),
  });
  await queueMail(tx, {
    recipient: sender.email,
    language: sender.language,
    subject: t("mail.submitted.subject", { name }),
    text,
    html: text
      .split("\n\n")
      .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
      .join(""),
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "");
