import { and, eq, inArray, isNull } from "drizzle-orm";

import type { CustodyRefusal } from "#app/domain/custody/custody.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import {
  readReceipt,
  type ReceiptRefusal,
  type TypedReceipt,
} from "#app/domain/custody/receipt.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { badge } from "#db/schema/badge.ts";
import { receipt } from "#db/schema/custody.ts";
import { nominee } from "#db/schema/nominee.ts";

import { lockHolder } from "../badge/lock.server.ts";
import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { moveBadge } from "./move.server.ts";

/** Why one of the badges cannot be handed over; the others wait for it. */
export type HandOverClash = {
  name: string;
  refusal: "not_live" | CustodyRefusal;
};
export type HandOverRefusal =
  { kind: "terms"; refusals: ReceiptRefusal[] } | { kind: "clash"; clash: HandOverClash };
type By = { actor: string; now: Date };

/**
 * Hands badges over against one numbered receipt: all of them, or none, since one signature stands for all. Badges are
 * locked in one order, so that two desks never wait for one another.
 */
export async function handOver(
  badgeIds: readonly string[],
  typed: TypedReceipt,
  by: By,
): Promise<Result<{ receiptId: string }, HandOverRefusal>> {
  try {
    return await database().transaction((tx) => handOverIn(tx, badgeIds, typed, by));
  } catch (error) {
    if (error instanceof Undone) return err({ kind: "clash", clash: error.clash });
    throw error;
  }
}

/** The same inside a transaction of the caller's, which a clash takes back by throwing. */
export async function handOverIn(
  tx: Transaction,
  badgeIds: readonly string[],
  typed: TypedReceipt,
  { actor, now }: By,
): Promise<Result<{ receiptId: string }, HandOverRefusal>> {
  const ids = [...new Set(badgeIds)].toSorted();
  const people = await holders(tx, ids);
  const delegations = [...new Set(people.map(({ delegationId }) => delegationId))];
  const [delegationId = ""] = delegations;
  const terms = readReceipt(typed, {
    count: people.length,
    delegations: delegations.length,
    holder: people[0] ? surnameFirst(people[0]) : "",
  });
  if (!terms.ok) return err({ kind: "terms", refusals: terms.error });
  const [made] = await tx
    .insert(receipt)
    .values({ ...terms.value, delegationId, handedBy: actor, at: now })
    .returning({ id: receipt.id });
  if (!made) throw new Error("The receipt was not written");
  for (const person of people) await handOne(tx, person, made.id, { actor, now });
  await audit(tx, {
    actor,
    action: "receipt.written",
    subjectKind: "receipt",
    subjectId: made.id,
    fields: ["taker", "takenBy", "document", "letter"],
    at: now,
  });
  return ok({ receiptId: made.id });
}

type Holder = Awaited<ReturnType<typeof holders>>[number];

const holders = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({
      badgeId: badge.id,
      nomineeId: nominee.id,
      delegationId: nominee.delegationId,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
    })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(inArray(badge.id, [...ids]))
    .orderBy(badge.id);

async function handOne(
  tx: Transaction,
  { badgeId, nomineeId, ...person }: Holder,
  receiptId: string,
  { actor, now }: By,
): Promise<void> {
  const name = surnameFirst(person);
  await lockHolder(tx, badgeId);
  // The badge may have died while we waited for the person's row: read it again, under the lock.
  const [live] = await tx
    .select({ id: badge.id })
    .from(badge)
    .where(and(eq(badge.id, badgeId), isNull(badge.revokedAt), isNull(badge.supersededAt)));
  if (!live) throw new Undone({ name, refusal: "not_live" });
  const moved = await moveBadge(tx, { badgeId, move: "handed_over", receiptId, actor, now });
  if (!moved.ok) throw new Undone({ name, refusal: moved.error });
  await tx
    .update(nominee)
    .set({ status: "collected", changedAt: now })
    .where(and(eq(nominee.id, nomineeId), eq(nominee.status, "badge_ready")));
}

/** Takes a receipt back for a badge that is told. */
class Undone extends Error {
  readonly clash: HandOverClash;

  constructor(clash: HandOverClash) {
    super(clash.refusal);
    this.clash = clash;
  }
}
