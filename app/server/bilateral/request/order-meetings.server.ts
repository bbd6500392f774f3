import { and, eq } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { bilateralSide } from "#db/schema/bilateral.ts";
import { delegation } from "#db/schema/delegation.ts";

import { audit } from "../../platform/audit.server.ts";
import { database } from "../../platform/database.server.ts";
import type { ByHand } from "../in-one-go.server.ts";
import { loadBoard } from "../load-board.server.ts";

/**
 * Moves a meeting one place up or down among the open ones of a delegation's own list: it says what matters most to it,
 * and the planner weighs it. @returns the place where it now stands, from 1, and how many there are; at the end of the
 * list it stays
 */
export function moveInOrder(
  order: { requestId: string; delegationId: string; way: "up" | "down" },
  { actor, now }: ByHand,
): Promise<Result<{ place: number; of: number }, "unknown">> {
  const { requestId, delegationId, way } = order;
  return database().transaction(async (tx) => {
    // Its list is one thing: two tabs reorder it one after the other.
    await tx
      .select({ id: delegation.id })
      .from(delegation)
      .where(eq(delegation.id, delegationId))
      .for("no key update");
    const { requests } = await loadBoard(tx, now);
    const list = requests
      .filter(({ status }) => status === "waiting" || status === "accepted")
      .flatMap(({ id, parties }) =>
        parties
          .filter((party) => party.delegationId === delegationId)
          .map(({ position }) => ({ id, position })),
      )
      .toSorted((a, b) => a.position - b.position);
    const at = list.findIndex(({ id }) => id === requestId);
    const moved = list[at];
    if (!moved) return err("unknown");
    const to = way === "up" ? at - 1 : at + 1;
    const other = list[to];
    if (!other) return ok({ place: at + 1, of: list.length });
    const put = (id: string, position: number) =>
      tx
        .update(bilateralSide)
        .set({ position })
        .where(and(eq(bilateralSide.requestId, id), eq(bilateralSide.delegationId, delegationId)));
    await put(moved.id, other.position);
    await put(other.id, moved.position);
    await audit(tx, {
      actor,
      action: "bilateral.reordered",
      subjectKind: "bilateral_request",
      subjectId: requestId,
      fields: ["position"],
      at: now,
    });
    return ok({ place: to + 1, of: list.length });
  });
}
