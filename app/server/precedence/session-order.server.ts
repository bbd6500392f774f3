import type { ListName, OrderName } from "#app/domain/precedence/policy.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { sessionOrder, statementTime } from "#db/schema/precedence.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { loadSession } from "./session.server.ts";

type Officer = { accountId: string };

/** What a session's list goes by, and who was drawn for its first place (null: nobody). */
export type OrderRequest = {
  itemId: string;
  list: ListName;
  order: OrderName;
  byStatus: boolean;
  drawn: string | null;
};

/** Keeps the order of a session's list. Refuses an `unknown` session, and a drawn delegation that takes no part. */
export async function setOrder(
  officer: Officer,
  { itemId, list, order, byStatus, drawn }: OrderRequest,
): Promise<Result<null, "unknown" | "drawnElsewhere">> {
  const session = await loadSession(itemId);
  if (!session) return err("unknown");
  if (drawn !== null && !session.participants.some(({ id }) => id === drawn))
    return err("drawnElsewhere");
  const now = await summitNow();
  const set = { order, byStatus, drawnId: drawn, changedBy: officer.accountId, changedAt: now };
  await database().transaction(async (tx) => {
    await tx
      .insert(sessionOrder)
      .values({ itemId, list, ...set })
      .onConflictDoUpdate({ target: [sessionOrder.itemId, sessionOrder.list], set });
    const subject = { subjectKind: "programme_item", subjectId: itemId };
    const deed = { actor: officer.accountId, action: "precedence.ordered", at: now };
    await audit(tx, { ...deed, ...subject, fields: [list] });
  });
  return ok(null);
}

const MOST_MINUTES = 120;

/**
 * Gives one delegation its minutes; null gives it the usual ones again, 0 takes it off the speakers' list.
 * Refuses an `unknown` session or delegation, and `minutes` beyond two hours.
 */
export async function setStatementMinutes(
  officer: Officer,
  {
    itemId,
    delegationId,
    minutes,
  }: { itemId: string; delegationId: string; minutes: number | null },
): Promise<Result<null, "unknown" | "minutes">> {
  const session = await loadSession(itemId);
  if (!session?.participants.some(({ id }) => id === delegationId)) return err("unknown");
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < 0 || minutes > MOST_MINUTES))
    return err("minutes");
  const now = await summitNow();
  await database().transaction(async (tx) => {
    const set = { minutes, changedAt: now };
    await tx
      .insert(statementTime)
      .values({ itemId, delegationId, ...set })
      .onConflictDoUpdate({ target: [statementTime.itemId, statementTime.delegationId], set });
    const subject = { subjectKind: "programme_item", subjectId: itemId };
    const deed = { actor: officer.accountId, action: "precedence.minutes_set", at: now };
    await audit(tx, { ...deed, ...subject, fields: ["minutes", delegationId] });
  });
  return ok(null);
}
