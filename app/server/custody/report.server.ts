import type { CustodyRefusal } from "#app/domain/custody/custody.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { lockHolder } from "../badge/lock.server.ts";
import { revokeBadge } from "../badge/revoke.server.ts";
import { lockPass, writeEnd } from "../pass/floater.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { type Item, moveItem } from "./move.server.ts";

type By = { actor: string; now: Date };
type Report = "lost" | "stolen" | "destroyed";

/**
 * Writes what is reported of a badge or pass, dead or alive: it is lost, it is stolen, or it was destroyed. One that lived
 * is killed in the same transaction, for whoever finds it must open nothing.
 */
export function reportItem(
  id: string,
  what: Report,
  by: By,
): Promise<Result<null, CustodyRefusal>> {
  return database().transaction(async (tx) => {
    const held = await lockHolder(tx, id);
    if (!held && !(await lockPass(tx, id))) return err("not_out");
    const item = held ? { badgeId: id } : { passId: id };
    if (what === "destroyed") return destroy(tx, item, by);
    const moved = await moveItem(tx, { item, move: what, ...by });
    if (!moved.ok) return moved;
    if (held) await revokeBadge(tx, { badgeId: id, reason: what, ...by });
    else await writeEnd(tx, { passId: id, reason: "lost" }, by);
    return ok(null);
  });
}

/** Writes that a badge or pass was destroyed at the desk, and kills it if it lived. The caller holds its row. */
export async function destroy(
  tx: Transaction,
  item: Item,
  by: By,
): Promise<Result<null, CustodyRefusal>> {
  const gone = await moveItem(tx, { item, move: "destroyed", ...by });
  if (!gone.ok) return gone;
  if ("badgeId" in item) await revokeBadge(tx, { ...item, reason: "returned", ...by });
  else await writeEnd(tx, { ...item, reason: "given_back" }, by);
  return gone;
}
