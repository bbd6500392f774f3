import { eq } from "drizzle-orm";

import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import type { NomineeField } from "#app/domain/nominee/fields.ts";
import type { FileStatus } from "#app/domain/nominee/status.ts";
import type { Category } from "#app/domain/summit/definition.ts";
import { translator } from "#app/text/translator.ts";
import { delegation } from "#db/schema/delegation.ts";
import type { nominee } from "#db/schema/nominee.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Transaction } from "../platform/database.server.ts";
import { mailHtml } from "../platform/mail/html.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";

type News = {
  file: typeof nominee.$inferSelect;
  category: Category;
  /** The file's status after the decision. */
  status: FileStatus;
  reason: string;
  returnedFields: readonly NomineeField[];
};

/** The turns of a file that a delegation is told of; between two stages nothing has changed for it. */
const TOLD = ["cleared", "returned", "refused"] as const;

/** Queues a message to each focal point and deputy of the file's delegation, in that person's language. */
export async function tellDelegation(tx: Transaction, news: News): Promise<void> {
  const turn = TOLD.find((status) => status === news.status);
  if (!turn) return;
  const readers = await tx
    .select({ email: account.email, language: account.language, code: delegation.code })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .innerJoin(delegation, eq(delegation.id, accountRole.delegationId))
    .where(eq(accountRole.delegationId, news.file.delegationId));
  for (const { email, language, code } of readers) {
    const { subject, text } = message(news, turn, language, code);
    await queueMail(tx, { recipient: email, language, subject, text, html: mailHtml(text) });
  }
}

function message(
  { file, category, reason, returnedFields }: News,
  turn: (typeof TOLD)[number],
  language: Language,
  code: string,
): { subject: string; text: string } {
  const t = translator(language, "accreditation");
  const field = translator(language, "registration");
  const name = fullName(file);
  const values = {
    name,
    number: personNumber(code, file.number),
    category: category.name[language],
    reason,
    fields: returnedFields.map((each) => `– ${field(`field.${each}`)}`).join("\n"),
  };
  const body = [
    t(`mail.${turn}.text`, values),
    ...(returnedFields.length > 0 ? [t("mail.fields", values)] : []),
    ...(reason === "" ? [] : [t("mail.reason", values)]),
    t(`mail.${turn}.next`, values),
  ];
  return { subject: t(`mail.${turn}.subject`, values), text: body.join("\n\n") };
}
