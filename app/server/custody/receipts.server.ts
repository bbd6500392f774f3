import { desc, eq, sql } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { custodyEvent, receipt } from "#db/schema/custody.ts";
import { delegation } from "#db/schema/delegation.ts";
import { account } from "#db/schema/person.ts";

import { database } from "../platform/database.server.ts";
import { custodyItems } from "./items.server.ts";
import { CUSTODY_STATE } from "./standing.server.ts";

/** More than any delegation has. */
const ALL = 5000;

/** A receipt with what was handed over by it, and where each of that is now. Null for an unknown id. */
export async function receiptPage(id: string, language: Language) {
  if (!isUuid(id)) return null;
  const [signed] = await database()
    .select({ receipt, delegation, by: account.name })
    .from(receipt)
    .innerJoin(delegation, eq(delegation.id, receipt.delegationId))
    .innerJoin(account, eq(account.id, receipt.handedBy))
    .where(eq(receipt.id, id));
  if (!signed) return null;
  const events = await database()
    .select({
      id: sql<string>`coalesce(${custodyEvent.badgeId}, ${custodyEvent.passId})`,
      turn: custodyEvent.turn,
    })
    .from(custodyEvent)
    .where(eq(custodyEvent.receiptId, id));
  const turns = new Map(events.map((event) => [event.id, event.turn]));
  const items = await custodyItems(idsIn([...turns.keys()]), ALL);
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
    /** `out`: still with whoever took it by this receipt. */
    lines: items.map((item) => ({ ...item, out: item.turn === turns.get(item.id) })),
  };
}
export type ReceiptPage = NonNullable<Awaited<ReturnType<typeof receiptPage>>>;

/** A condition on `item`; no ids are nothing. */
const idsIn = (ids: readonly string[]) => {
  const known = ids.filter(isUuid);
  return known.length === 0
    ? sql`false`
    : sql`item.id in (${sql.join(
        known.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`;
};

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

/**
 * What is to be handed over together: the badges and passes named, or all that wait of a delegation. Those at the desk go
 * over the counter; the rest stay behind, each with where it is.
 */
export async function toHandOver(
  asked: { ids: readonly string[] } | { delegationId: string },
  language: Language,
) {
  const which =
    "ids" in asked
      ? idsIn(asked.ids)
      : sql`item.delegation_id = ${asked.delegationId} and (item.status = 'badge_ready'
          or (item.is_pass and ${CUSTODY_STATE} in ('desk', 'not_printed')))`;
  const items = await custodyItems(sql`item.live and ${which}`, ALL);
  const [first] = items;
  const [home] = first
    ? await database().select().from(delegation).where(eq(delegation.id, first.delegationId))
    : [];
  return {
    delegation: home && { id: home.id, iso2: home.iso2, name: home.name[language] },
    ready: items.filter(({ state }) => state === "desk"),
    left: items.filter(({ state }) => state !== "desk"),
  };
}
export type ToHandOver = Awaited<ReturnType<typeof toHandOver>>;
