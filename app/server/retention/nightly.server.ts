import { eq } from "drizzle-orm";
import type { Task } from "graphile-worker";

import type { Language } from "#app/domain/language/languages.ts";
import { dayAfter, type DueRule, dueRules } from "#app/domain/retention/rules.ts";
import { astanaDay, formatDate } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { env } from "../platform/env.server.ts";
import { mailHtml } from "../platform/mail/html.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";
import { loadedSummit } from "../summit/definition.server.ts";
import { orderRun } from "./run.server.ts";

/** Days before a class is due on which administrators are told: time enough to place a hold. */
const NOTICE_DAYS = 7;

/**
 * The job `retention_nightly`: tells administrators a week ahead what will be due, and on the day where it waits for their
 * order; where the definition says so, destroys what is due without anybody's asking. A holiday of the administrator must not
 * prolong what was promised.
 */
export const retentionNightlyJob: Task = async () => {
  const definition = await loadedSummit();
  if (!definition) return;
  const now = await summitNow();
  const today = astanaDay(now);
  const rules = dueRules(definition, today);
  const isAutomatic = definition.retention?.automatic ?? false;
  const ahead = rules.filter(({ dueOn }) => dueOn === dayAfter(today, NOTICE_DAYS));
  const waiting = isAutomatic ? [] : rules.filter(({ dueOn }) => dueOn === today);
  await tellAdministrators([...ahead, ...waiting], isAutomatic);
  if (isAutomatic) await orderRun({ actor: null, now });
};

/** One letter to each, in their language; none where there is nothing to tell. */
async function tellAdministrators(rules: readonly DueRule[], isAutomatic: boolean): Promise<void> {
  if (rules.length === 0) return;
  await database().transaction(async (tx) => {
    const admins = await tx
      .select({ email: account.email, language: account.language })
      .from(accountRole)
      .innerJoin(account, eq(account.id, accountRole.accountId))
      .where(eq(accountRole.role, "admin"));
    for (const { email, language } of admins) {
      const { subject, text } = letterOf(rules, isAutomatic, language);
      await queueMail(tx, { recipient: email, language, subject, text, html: mailHtml(text) });
    }
  });
}

function letterOf(rules: readonly DueRule[], isAutomatic: boolean, language: Language) {
  const t = translator(language, "retention");
  const lines = rules.map(
    ({ data, dueOn }) => `${formatDate(dueOn, language)}: ${t(`class.${data}.name`)}`,
  );
  const how = t(isAutomatic ? "letter.automatic" : "letter.byHand");
  return {
    subject: t("letter.subject", { date: formatDate(rules[0]?.dueOn ?? "", language) }),
    text: [t("letter.text"), lines.join("\n"), how, `${env().ORIGIN}/retention`].join("\n\n"),
  };
}
