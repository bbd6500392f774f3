import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { translator } from "#app/text/translator.ts";
import type { application } from "#db/schema/invitation.ts";

import type { Transaction } from "../platform/database.server.ts";
import { writeLetter } from "../platform/mail/letter.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";

type Application = typeof application.$inferSelect;

/** Confirms that an application arrived, and says what comes next. */
export const tellReceived = (
  tx: Transaction,
  to: Application,
  definition: SummitDefinition,
): Promise<void> => tell(tx, to, definition, "received");

/** Tells the reason of a refusal, as the officer wrote it. */
export const tellDeclined = (
  tx: Transaction,
  to: Application,
  definition: SummitDefinition,
): Promise<void> => tell(tx, to, definition, "declined");

async function tell(
  tx: Transaction,
  to: Application,
  definition: SummitDefinition,
  turn: "received" | "declined",
): Promise<void> {
  const t = translator(to.language, "application");
  const said = {
    name: to.name,
    summit: definition.shortName[to.language],
    reason: to.reason,
  };
  const letter = {
    language: to.language,
    heading: t(`mail.${turn}.heading`),
    paragraphs: [
      t("mail.dear", { contact: to.contact }),
      t(`mail.${turn}.text`, said),
      ...(turn === "declined" ? [to.reason, t("mail.declined.again")] : [t("mail.received.next")]),
    ],
    foot: t("mail.foot"),
  };
  await queueMail(tx, {
    recipient: to.email,
    language: to.language,
    subject: t(`mail.${turn}.subject`, said),
    ...writeLetter(letter, definition),
  });
}
