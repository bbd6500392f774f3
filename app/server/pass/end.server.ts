import type { CustodyMove } from "#app/domain/custody/custody.ts";
import type { PassEndReason, PassRefusal } from "#app/domain/badge/pass.ts";
import { badgeValidity } from "#app/domain/badge/issue.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { pass } from "#db/schema/pass.ts";

import { moveIfDue } from "../custody/move.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { writeDayBadge } from "./day-badge.server.ts";
import { type By, lockPass, newFloater, onRecord, writeEnd } from "./floater.server.ts";
import { signPass } from "./sign.server.ts";

type Order = { passId: string; reason: PassEndReason };

/** Ends a pass for good, with its reason; a floater's place is free again. Refused (`not_live`) when it had ended. */
export const endPass = (order: Order, by: By): Promise<Result<{ id: string }, PassRefusal>> =>
  database().transaction(async (tx) => {
    const ended = await end(tx, order, by);
    return ended ? ok({ id: ended.id }) : err("not_live");
  });

/**
 * Ends a pass and issues another in its place under a number of its own, in one transaction: both, or neither. Whoever
 * asked for the first is who asked for the second.
 */
export async function replacePass(
  order: Order,
  by: By,
): Promise<Result<{ id: string }, PassRefusal>> {
  const rules = await summitDefinition();
  const { now } = by;
  return database().transaction(async (tx) => {
    const found = await lockPass(tx, order.passId);
    if (!found || found.revokedAt || !found.expiresAt) return err("not_live");
    if (now >= found.expiresAt) return err("summit_over");
    await end(tx, order, by);
    if (found.kind === "day_badge") {
      const { day } = found;
      if (day === null) throw new Error("A day badge without its day");
      const badge = { ...found, day };
      return ok(await writeDayBadge(tx, { badge, rules, askedBy: found.askedBy }, by));
    }
    const next = await newFloater(tx, { ...found, zone: found.zones[0] ?? 0 });
    if (!next) throw new Error("The zone's places went while a floater was replaced");
    const { delegationCode } = found;
    const validity = badgeValidity(rules.badgeValidity);
    const signed = await signPass(
      tx,
      { ...next, delegationCode, holderName: "" },
      { validity, badges: rules.badgeValidity, now },
    );
    const [made] = await tx
      .insert(pass)
      .values({ ...next, ...signed, askedBy: found.askedBy, askedAt: now })
      .returning({ id: pass.id });
    if (!made) throw new Error("The floater was not written");
    await onRecord(tx, "pass.issued", made.id, by);
    return ok(made);
  });
}

async function end(tx: Transaction, { passId, reason }: Order, by: By) {
  const found = await lockPass(tx, passId);
  if (!found || found.revokedAt) return null;
  await writeEnd(tx, { passId, reason }, by);
  const move = MOVE_OF[reason];
  if (move) await moveIfDue(tx, { item: { passId }, move, ...by });
  return found;
}

/** What the reason tells of the thing itself; the others leave it where it is, to be asked back. */
const MOVE_OF: Partial<Record<PassEndReason, CustodyMove>> = {
  lost: "lost",
  given_back: "returned",
};
