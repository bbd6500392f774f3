import { eq } from "drizzle-orm";

import { personNumber } from "#app/domain/badge/short-number.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { translator } from "#app/text/translator.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Transaction } from "../platform/database.server.ts";
import { mailHtml } from "../platform/mail/html.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";
import type { FileRow } from "./lock.server.ts";

/** Tells everybody at the badge desk that a badge of theirs died, because its holder was withdrawn. */
export async function tellDesk(tx: Transaction, file: FileRow): Promise<void> {
  const [home] = await tx.select().from(delegation).where(eq(delegation.id, file.delegationId));
  const desk = await tx
    .select({ email: account.email, language: account.language })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .where(eq(accountRole.role, "desk"));
  for (const { email, language } of desk) {
    const t = translator(language, "nominee");
    const values = {
      name: surnameFirst(file),
      number: personNumber(home?.code ?? "", file.number),
      delegation: home?.name[language] ?? "",
    };
    const text = t("deskMail.text", values);
    await queueMail(tx, {
      recipient: email,
      language,
      subject: t("deskMail.subject", values),
      text,
      html: mailHtml(text),
    });
  }
}
