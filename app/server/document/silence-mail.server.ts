import { asc, eq, inArray } from "drizzle-orm";

import { astanaTime, formatDate, offsetLabel } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { documentVersion, outcomeDocument } from "#db/schema/document.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Transaction } from "../platform/database.server.ts";
import { env } from "../platform/env.server.ts";
import { writeLetter } from "../platform/mail/letter.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { delegationsWith, documentRules } from "./reader.server.ts";
import { standingPositions } from "./standing.server.ts";

type Told = "opened" | "reminder" | "agreed" | "broken" | "withdrawn";

/**
 * Tells focal points and deputies of the delegations with a say what became of a silence, each in their own language: the
 * document, the text and the hour, never who said what. A reminder goes to those alone who have said nothing.
 */
export async function tellOfSilence(
  tx: Transaction,
  told: Told,
  silence: { documentId: string; versionId: string; deadline: Date },
  now: Date,
): Promise<void> {
  const definition = await summitDefinition();
  const [about] = await tx
    .select({ title: outcomeDocument.title, number: documentVersion.number })
    .from(documentVersion)
    .innerJoin(outcomeDocument, eq(outcomeDocument.id, documentVersion.documentId))
    .where(eq(documentVersion.id, silence.versionId));
  if (!about) throw new Error(`No version ${silence.versionId}`);
  for (const { email, language } of await readers(tx, told, silence, now)) {
    const t = translator(language, "document");
    const values = {
      title: about.title[language],
      number: about.number,
      day: formatDate(silence.deadline, language),
      time: `${astanaTime(silence.deadline)} (${offsetLabel(silence.deadline)})`,
    };
    const subject = t(`mail.${told}.subject`, values);
    const letter = {
      language,
      heading: subject,
      paragraphs: [t(`mail.${told}.text`, values)],
      button: { label: t("mail.open"), href: `${env().ORIGIN}/documents/${silence.documentId}` },
    };
    const { text, html } = writeLetter(letter, definition);
    await queueMail(tx, { recipient: email, language, subject, text, html });
  }
}

async function readers(
  tx: Transaction,
  told: Told,
  { versionId }: { versionId: string },
  now: Date,
) {
  const { say } = await documentRules();
  const withSay = (await delegationsWith(say, now, tx)).map(({ id }) => id);
  const spoken =
    told === "reminder"
      ? (await standingPositions(versionId, tx)).map(({ delegationId }) => delegationId)
      : [];
  const wanted = withSay.filter((id) => !spoken.includes(id));
  if (wanted.length === 0) return [];
  return tx
    .selectDistinct({ email: account.email, language: account.language })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .where(inArray(accountRole.delegationId, wanted))
    .orderBy(asc(account.email));
}
