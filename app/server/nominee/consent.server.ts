import { desc, eq } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { consent, nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";

export type Confirmation = {
  nomineeId: string;
  /** Of the notice that stood on the screen. */
  version: string;
  language: Language;
  /** Account id of the focal point or deputy. */
  by: string;
  at: Date;
};

/** Records that a person was given the notice, and by whom that was confirmed. The record is only ever added to. */
export async function confirmNotice(tx: Transaction, confirmation: Confirmation): Promise<void> {
  const { nomineeId, version, language, by, at } = confirmation;
  await tx
    .insert(consent)
    .values({ nomineeId, noticeVersion: version, language, confirmedBy: by, confirmedAt: at });
  await tx.update(nominee).set({ consentVersion: version }).where(eq(nominee.id, nomineeId));
  await audit(tx, {
    actor: by,
    action: "nominee.consent_confirmed",
    subjectKind: "nominee",
    subjectId: nomineeId,
    fields: ["consent"],
    at,
  });
}

/** The last confirmation for a nominee, with the name of whoever gave it; null when there is none. */
export async function lastConsent(nomineeId: string) {
  const [last] = await database()
    .select({
      version: consent.noticeVersion,
      language: consent.language,
      by: account.name,
      at: consent.confirmedAt,
    })
    .from(consent)
    .innerJoin(account, eq(account.id, consent.confirmedBy))
    .where(eq(consent.nomineeId, nomineeId))
    .orderBy(desc(consent.id))
    .limit(1);
  return last ?? null;
}
