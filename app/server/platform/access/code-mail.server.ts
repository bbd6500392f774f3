import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import type { Transaction } from "../database.server.ts";
import { queueMail } from "../mail/queue.server.ts";

/** Queues the message with a sign-in code, in the language of the account. */
export async function queueCode(
  tx: Transaction,
  message: { recipient: string; language: Language; code: string; expiresAt: Date },
): Promise<void> {
  const { recipient, language, code, expiresAt } = message;
  const t = translator(language, "access");
  const text = t("mail.text", { code, until: `${astanaTime(expiresAt)}` });
  const paragraphs = text.split("\n\n").map((paragraph) => `<p>${paragraph}</p>`);
  await queueMail(tx, {
    recipient,
    language,
    subject: t("mail.subject", { code }),
    text,
    html: paragraphs.join(""),
  });
}
