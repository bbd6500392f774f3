import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";

import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { badge } from "#db/schema/badge.ts";
import { custodyEvent, receipt } from "#db/schema/custody.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";

import { database } from "../platform/database.server.ts";
import { standings } from "./standing.server.ts";

/** A receipt with its badges as they were handed over, and where each is now. Null for an unknown id. */
export async function receiptPage(id: string, language: Language) {
  if (!isUuid(id)) return null;
  const db = database();
  const [signed] = await db
    .select({ receipt, delegation, by: account.name })
    .from(receipt)
    .innerJoin(delegation, eq(delegation.id, receipt.delegationId))
    .innerJoin(account, eq(account.id, receipt.handedBy))
    .where(eq(receipt.id, id));
  if (!signed) return null;
  const rows = await db
    .select({ badge, nominee, turn: custodyEvent.turn })
    .from(custodyEvent)
    .innerJoin(badge, eq(badge.id, custodyEvent.badgeId))
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(eq(custodyEvent.receiptId, id))
    .orderBy(asc(nominee.surname), asc(nominee.givenNames), asc(nominee.number));
  const now = await db.transaction((tx) =>
    standings(
      tx,
      rows.map((row) => row.badge.id),
    ),
  );
  return {
    ...signed.receipt,
    by: signed.by,
    delegation: {
      id: signed.delegation.id,
      code: signed.delegation.code,
      iso2: signed.delegation.iso2,
      name: signed.delegation.name[language],
      formalName: signed.delegation.formalName,
    },
    lines: rows.map((row) => ({
      badgeId: row.badge.id,
      name: surnameFirst(row.nominee),
      number: personNumber(signed.delegation.code, row.nominee.number),
      category: row.badge.category,
      shortNumber: row.badge.shortNumber,
      issue: row.badge.issue,
      /** Still with whoever took it by this receipt. */
      out: now.get(row.badge.id)?.turn === row.turn,
      state: now.get(row.badge.id)?.state ?? ("out" as const),
    })),
  };
}
export type ReceiptPage = NonNullable<Awaited<ReturnType<typeof receiptPage>>>;

/** Receipts of one delegation, the latest first. */
export const receiptsOf = (delegationId: string) =>
  database()
    .select({
      id: receipt.id,
      number: receipt.number,
      takenBy: receipt.takenBy,
      taker: receipt.taker,
      at: receipt.at,
    })
    .from(receipt)
    .where(eq(receipt.delegationId, delegationId))
    .orderBy(desc(receipt.number))
    .limit(100);

/** Live badges that are to be handed over together: those named, or all that wait of a delegation. */
export async function toHandOver(
  asked: { badgeIds: readonly string[] } | { delegationId: string },
  language: Language,
) {
  const rows = await database()
    .select({ badge, nominee, delegation })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(
      and(
        isNull(badge.revokedAt),
        isNull(badge.supersededAt),
        "badgeIds" in asked
          ? inArray(badge.id, asked.badgeIds.filter(isUuid))
          : and(eq(nominee.delegationId, asked.delegationId), eq(nominee.status, "badge_ready")),
      ),
    )
    .orderBy(asc(nominee.surname), asc(nominee.givenNames), asc(nominee.number));
  const where = await database().transaction((tx) =>
    standings(
      tx,
      rows.map((row) => row.badge.id),
    ),
  );
  const lines = rows.map((row) => ({
    badgeId: row.badge.id,
    name: surnameFirst(row.nominee),
    number: personNumber(row.delegation.code, row.nominee.number),
    photoId: row.nominee.photoId,
    shortNumber: row.badge.shortNumber,
    state: where.get(row.badge.id)?.state ?? ("not_printed" as const),
  }));
  const [first] = rows;
  return {
    delegation: first && {
      id: first.delegation.id,
      iso2: first.delegation.iso2,
      name: first.delegation.name[language],
    },
    /** At the desk: these go over the counter. */
    ready: lines.filter(({ state }) => state === "desk"),
    /** The rest, each with where it is. */
    left: lines.filter(({ state }) => state !== "desk"),
  };
}
export type ToHandOver = Awaited<ReturnType<typeof toHandOver>>;
