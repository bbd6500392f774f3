import type { CustodyRefusal } from "#app/domain/custody/custody.ts";
import {
  readReceipt,
  type ReceiptRefusal,
  type TypedReceipt,
} from "#app/domain/custody/receipt.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { receipt } from "#db/schema/custody.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { collectBadge, collectPass, type Handed, handedItems } from "./handed.server.ts";

/** Why one of the badges cannot be handed over; the others wait for it. */
export type HandOverClash = { name: string; refusal: "not_live" | CustodyRefusal };
export type HandOverRefusal =
  { kind: "terms"; refusals: ReceiptRefusal[] } | { kind: "clash"; clash: HandOverClash };
type By = { actor: string; now: Date };

/**
 * Hands badges and passes over against one numbered receipt: all of them, or none, since one signature stands for all.
 * They are locked in one order, so that two desks never wait for one another.
 */
export async function handOver(
  itemIds: readonly string[],
  typed: TypedReceipt,
  by: By,
): Promise<Result<{ receiptId: string }, HandOverRefusal>> {
  try {
    return await database().transaction((tx) => handOverIn(tx, itemIds, typed, by));
  } catch (error) {
    if (error instanceof Undone) return err({ kind: "clash", clash: error.clash });
    throw error;
  }
}

/** The same inside a transaction of the caller's, which a clash takes back by throwing. */
export async function handOverIn(
  tx: Transaction,
  itemIds: readonly string[],
  typed: TypedReceipt,
  { actor, now }: By,
): Promise<Result<{ receiptId: string }, HandOverRefusal>> {
  const items = await handedItems(tx, [...new Set(itemIds)]);
  const delegations = [...new Set(items.map(({ delegationId }) => delegationId))];
  const [delegationId = ""] = delegations;
  const terms = readReceipt(typed, {
    count: items.length,
    delegations: delegations.length,
    holder: items[0]?.holder ?? "",
  });
  if (!terms.ok) return err({ kind: "terms", refusals: terms.error });
  const [made] = await tx
    .insert(receipt)
    .values({ ...terms.value, delegationId, handedBy: actor, at: now })
    .returning({ id: receipt.id });
  if (!made) throw new Error("The receipt was not written");
  for (const item of items) await handOne(tx, item, { receiptId: made.id, actor, now });
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

async function handOne(tx: Transaction, item: Handed, by: By & { receiptId: string }) {
  const { id, nomineeId } = item;
  const handed = nomineeId
    ? await collectBadge(tx, { badgeId: id, nomineeId }, by)
    : await collectPass(tx, id, by);
  if (!handed.ok) throw new Undone({ name: item.name, refusal: handed.error });
}

/** Takes a receipt back for a badge that is told. */
class Undone extends Error {
  readonly clash: HandOverClash;

  constructor(clash: HandOverClash) {
    super(clash.refusal);
    this.clash = clash;
  }
}
