import { eq } from "drizzle-orm";

import type { DeclarationKind } from "#app/domain/declaration/permit.ts";
import { translator } from "#app/text/translator.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Transaction } from "../platform/database.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";
import { writeLetter } from "../platform/mail/letter.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/**
 * Tells each focal point and deputy that the security office answered. The mail says neither which weapon nor what was
 * answered: mail is read by many, the page by the delegation alone.
 */
export async function tellOfPermit(
  tx: Transaction,
  { delegationId, kind }: { delegationId: string; kind: DeclarationKind },
): Promise<void> {
  const definition = await summitDefinition();
  const readers = await tx
    .select({ email: account.email, language: account.language })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .where(eq(accountRole.delegationId, delegationId));
  for (const { email, language } of readers) {
    const t = translator(language, "declaration");
    const subject = t(`mail.${kind}.subject`);
    const paragraphs = [t(`mail.${kind}.text`), t("mail.next")];
    const { text, html } = writeLetter({ language, heading: subject, paragraphs }, definition);
    await queueMail(tx, { recipient: email, language, subject, text, html });
  }
}
