import { asc, eq, inArray } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { windowText } from "#app/domain/bilateral/windows.ts";
import type { Interval } from "#app/domain/bilateral/interval.ts";
import { translator } from "#app/text/translator.ts";
import { bilateralRequest, bilateralSide } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Transaction } from "../../platform/database.server.ts";
import { env } from "../../platform/env.server.ts";
import { writeLetter } from "../../platform/mail/letter.server.ts";
import { queueMail } from "../../platform/mail/queue.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";

/** What letters about requests tell; the words stand under `letter` in `request.json`. */
export type RequestNews =
  | "asked"
  | "changed"
  | "reminder"
  | "accepted"
  | "proposed"
  | "declined"
  | "hours_agreed"
  | "agreement_taken_back"
  | "withdrawn";

type Told = {
  kind: RequestNews;
  requestId: string;
  /** The delegation that did it. */
  about: string;
  /** The delegations that are told. */
  to: readonly string[];
};

/**
 * Queues one letter to each focal point and deputy of these delegations, in their own language, within the transaction
 * of what it tells. The topic is never in it: mail is read by more than the two sides.
 */
export async function tellSides(tx: Transaction, { kind, requestId, about, to }: Told) {
  const readers = await tx
    .selectDistinct({
      id: account.id,
      email: account.email,
      language: account.language,
      home: accountRole.delegationId,
    })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .where(inArray(accountRole.delegationId, [...to]))
    .orderBy(asc(account.email));
  if (readers.length === 0) return;
  const [request] = await tx
    .select()
    .from(bilateralRequest)
    .where(eq(bilateralRequest.id, requestId));
  const sides = await tx.select().from(bilateralSide).where(eq(bilateralSide.requestId, requestId));
  const names = await tx.select({ id: delegation.id, name: delegation.name }).from(delegation);
  if (!request) throw new Error("A letter about no request");
  const definition = await summitDefinition();
  const proposed = sides.find(({ delegationId }) => delegationId === about)?.proposed ?? [];
  for (const { email, language, home } of readers) {
    const t = translator(language, "request");
    const nameOf = (id: string) => names.find((one) => one.id === id)?.name[language] ?? id;
    const who = nameOf(about);
    const subject = t(`letter.${kind}.subject`, { who });
    const windows = kind === "proposed" ? proposed : request.windows;
    const letter = writeLetter(
      {
        language,
        heading: subject,
        paragraphs: [t(`letter.${kind}.text`, { who }), t(`letter.${kind}.next`)],
        button: {
          label: t("letter.open"),
          href: `${env().ORIGIN}/delegation/bilaterals/${requestId}`,
        },
        facts: [
          {
            name: t("letter.sides"),
            value: sides.map(({ delegationId }) => nameOf(delegationId)).join(" – "),
          },
          {
            name: t("letter.level"),
            value: translator(language, "bilateral")(`levelLong.${request.level}`),
          },
          { name: t("letter.when"), value: whenIn(windows, language) },
          ...(request.preferred.length > 0
            ? [{ name: t("letter.preferred"), value: whenIn(request.preferred, language) }]
            : []),
        ],
        foot: t("letter.foot", { delegation: nameOf(home ?? "") }),
      },
      definition,
    );
    await queueMail(tx, { recipient: email, language, subject, ...letter });
  }
}

const whenIn = (windows: readonly Interval[], language: Language): string =>
  windows.map((window) => windowText(window, language)).join("\n") ||
  translator(language, "bilateral")("anyDay");
