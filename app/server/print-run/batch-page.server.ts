import { and, asc, eq, isNull } from "drizzle-orm";

import { SHEETS } from "#app/domain/badge/sheets.ts";
import { personNumber } from "#app/domain/badge/short-number.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { printBatch, printItem, printPart } from "#db/schema/print.ts";

import { badgePdf } from "../badge/pdf.server.ts";
import { database } from "../platform/database.server.ts";

/** A batch with its parts and people; null when there is none. */
export async function batchPage(id: string) {
  if (!isUuid(id)) return null;
  const db = database();
  const [found] = await db
    .select({ batch: printBatch, by: account.name })
    .from(printBatch)
    .innerJoin(account, eq(account.id, printBatch.askedBy))
    .where(eq(printBatch.id, id));
  if (!found) return null;
  const parts = await db
    .select({ part: printPart.part, badges: printPart.badges, drawnAt: printPart.drawnAt })
    .from(printPart)
    .where(eq(printPart.batchId, id))
    .orderBy(asc(printPart.part));
  const rows = await db
    .select({ item: printItem, nominee, code: delegation.code, shortNumber: badge.shortNumber })
    .from(printItem)
    .innerJoin(nominee, eq(nominee.id, printItem.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .leftJoin(badge, eq(badge.id, printItem.badgeId))
    .where(eq(printItem.batchId, id))
    .orderBy(asc(printItem.position));
  const people = rows.map(({ item, nominee: person, code, shortNumber }) => ({
    position: item.position,
    badgeId: item.badgeId,
    name: surnameFirst(person),
    number: personNumber(code, person.number),
    shortNumber,
    state: item.state,
    part: item.part,
    why: item.why,
  }));
  const inState = (state: (typeof people)[number]["state"]) =>
    people.filter((person) => person.state === state).length;
  const { number, sheet, stock, askedAt, state, total } = found.batch;
  return {
    ...{ id, number, sheet: SHEETS.find((kind) => kind === sheet) ?? "marks", stock },
    ...{ askedAt, state, total, by: found.by, parts, people },
    counts: {
      waiting: inState("waiting"),
      printed: inState("printed"),
      spoiled: inState("spoiled"),
      leftOut: inState("left_out"),
    },
  };
}
export type BatchPage = NonNullable<Awaited<ReturnType<typeof batchPage>>>;

/**
 * The pages of a part as they were drawn. When they were dropped since, they are drawn again, of the badges that still
 * live; null when there is no such part.
 */
export async function partPdf(batchId: string, part: number): Promise<Uint8Array | null> {
  if (!isUuid(batchId) || !Number.isInteger(part)) return null;
  const db = database();
  const [kept] = await db
    .select({ pdf: printPart.pdf, sheet: printBatch.sheet })
    .from(printPart)
    .innerJoin(printBatch, eq(printBatch.id, printPart.batchId))
    .where(and(eq(printPart.batchId, batchId), eq(printPart.part, part)));
  if (!kept) return null;
  if (kept.pdf) return kept.pdf;
  const live = await db
    .select({ id: badge.id })
    .from(printItem)
    .innerJoin(
      badge,
      and(eq(badge.id, printItem.badgeId), isNull(badge.revokedAt), isNull(badge.supersededAt)),
    )
    .where(and(eq(printItem.batchId, batchId), eq(printItem.part, part)))
    .orderBy(asc(printItem.position));
  return badgePdf(
    live.map(({ id }) => id),
    SHEETS.find((kind) => kind === kept.sheet),
  );
}
