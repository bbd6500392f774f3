import type { CustodyRefusal } from "#app/domain/custody/custody.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

import { lockHolder } from "../badge/lock.server.ts";
import { revokeBadge } from "../badge/revoke.server.ts";
import { database } from "../platform/database.server.ts";
import { moveBadge } from "./move.server.ts";
import { destroy } from "./take-back.server.ts";

/**
 * Writes what is reported of a badge, dead or alive: it is lost, it is stolen, or it was destroyed. One that lived is
 * killed in the same transaction, for whoever finds it must open nothing.
 */
export function reportBadge(
  badgeId: string,
  what: "lost" | "stolen" | "destroyed",
  by: { actor: string; now: Date },
): Promise<Result<null, CustodyRefusal>> {
  return database().transaction(async (tx) => {
    if (!(await lockHolder(tx, badgeId))) return err("not_out");
    if (what === "destroyed") return destroy(tx, badgeId, by);
    const moved = await moveBadge(tx, { badgeId, move: what, ...by });
    if (!moved.ok) return moved;
    await revokeBadge(tx, { badgeId, reason: what, ...by });
    return ok(null);
  });
}
