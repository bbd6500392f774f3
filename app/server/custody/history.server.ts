import { asc, eq, or, sql } from "drizzle-orm";

import type { CustodyMove, CustodyState } from "#app/domain/custody/custody.ts";
import type { RevocationReason } from "#app/domain/badge/issue.ts";
import { personNumber } from "#app/domain/badge/short-number.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { badge } from "#db/schema/badge.ts";
import { custodyEvent, receipt } from "#db/schema/custody.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { account } from "#db/schema/person.ts";
import { printEntry } from "#db/schema/print.ts";

import { database } from "../platform/database.server.ts";
import { custodyItems } from "./items.server.ts";
import { standings } from "./standing.server.ts";

/** One thing that happened to a badge, with who did it where somebody did. */
export type Happening = {
  at: Date;
  what: "issued" | "superseded" | "revoked" | "printed" | "spoiled" | "copy" | CustodyMove;
  by: string;
  /** The stock, the reason of a spoiled print, or who took the badge over. */
  detail: string;
  reason: RevocationReason | null;
  receipt: { id: string; number: number } | null;
};
export type BadgeHistory = {
  id: string;
  shortNumber: string;
  /** Null of a pass. */
  issue: number | null;
  live: boolean;
  state: CustodyState;
  happenings: Happening[];
};

/**
 * Every badge of the person who has this one, the newest first, or this pass, each with all that happened to it. Null for an
 * unknown id.
 */
export async function custodyHistory(itemId: string) {
  return (await ofPerson(itemId)) ?? (await ofPass(itemId));
}

async function ofPass(passId: string) {
  const [one] = await database().select().from(pass).where(eq(pass.id, passId));
  if (!one?.issuedAt) return null;
  const [item] = await custodyItems(sql`item.id = ${passId}::uuid`, 1);
  const happenings = [
    { ...NOBODY, at: one.issuedAt, what: "issued" as const },
    ...(one.revokedAt ? [{ ...NOBODY, at: one.revokedAt, what: "revoked" as const }] : []),
    ...(await prints(passId)),
    ...(await moves(passId)),
  ];
  const state = item?.state ?? "not_printed";
  const { id, shortNumber, revokedAt } = one;
  return {
    name: one.holderName || one.number,
    number: one.number,
    delegationId: one.delegationId,
    badges: [
      {
        ...{ id, shortNumber: shortNumber ?? "", issue: null, live: revokedAt === null, state },
        happenings: happenings.toSorted(byTime),
      },
    ],
  };
}

const byTime = (a: Happening, b: Happening) => a.at.getTime() - b.at.getTime();

async function ofPerson(badgeId: string) {
  const db = database();
  const [person] = await db
    .select({ nominee, code: delegation.code, delegationId: delegation.id })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(eq(badge.id, badgeId));
  if (!person) return null;
  const issues = await db.select().from(badge).where(eq(badge.nomineeId, person.nominee.id));
  const where = await db.transaction((tx) =>
    standings(
      tx,
      issues.map(({ id }) => id),
    ),
  );
  const badges: BadgeHistory[] = [];
  for (const one of issues.toSorted((a, b) => b.issue - a.issue)) {
    badges.push({
      id: one.id,
      shortNumber: one.shortNumber,
      issue: one.issue,
      live: !one.revokedAt && !one.supersededAt,
      state: where.get(one.id)?.state ?? "not_printed",
      happenings: [...ends(one), ...(await prints(one.id)), ...(await moves(one.id))].toSorted(
        byTime,
      ),
    });
  }
  return {
    name: surnameFirst(person.nominee),
    number: personNumber(person.code, person.nominee.number),
    delegationId: person.delegationId,
    badges,
  };
}

const NOBODY = { by: "", detail: "", reason: null, receipt: null };

function ends(one: typeof badge.$inferSelect): Happening[] {
  const { issuedAt, supersededAt, revokedAt, revokedReason } = one;
  return [
    { ...NOBODY, at: issuedAt, what: "issued" },
    ...(supersededAt ? [{ ...NOBODY, at: supersededAt, what: "superseded" as const }] : []),
    ...(revokedAt
      ? [{ ...NOBODY, at: revokedAt, what: "revoked" as const, reason: known(revokedReason) }]
      : []),
  ];
}

/** Written by `revokeBadge` alone, which takes no other words. */
const known = (reason: string | null): RevocationReason | null => reason as RevocationReason | null;

async function prints(itemId: string): Promise<Happening[]> {
  const rows = await database()
    .select({ entry: printEntry, by: account.name })
    .from(printEntry)
    .innerJoin(account, eq(account.id, printEntry.actor))
    .where(or(eq(printEntry.badgeId, itemId), eq(printEntry.passId, itemId)))
    .orderBy(asc(printEntry.id));
  return rows.map(({ entry, by }) => ({
    ...{ ...NOBODY, at: entry.at, what: entry.kind, by },
    detail: entry.kind === "spoiled" ? entry.reason : entry.stock,
  }));
}

async function moves(itemId: string): Promise<Happening[]> {
  const rows = await database()
    .select({ event: custodyEvent, receipt, by: account.name })
    .from(custodyEvent)
    .innerJoin(account, eq(account.id, custodyEvent.actor))
    .leftJoin(receipt, eq(receipt.id, custodyEvent.receiptId))
    .where(or(eq(custodyEvent.badgeId, itemId), eq(custodyEvent.passId, itemId)))
    .orderBy(asc(custodyEvent.turn));
  return rows.map(({ event, receipt: signed, by }) => ({
    ...{ ...NOBODY, at: event.at, what: event.move, by, detail: signed?.takenBy ?? "" },
    receipt: signed && { id: signed.id, number: signed.number },
  }));
}
