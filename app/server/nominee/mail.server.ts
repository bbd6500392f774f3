import type { FileStatus } from "#app/domain/nominee/status.ts";
import type { nominee } from "#db/schema/nominee.ts";

import type { Transaction } from "../platform/database.server.ts";
import { tellTurn } from "./news.server.ts";
import type { Writer } from "./save.server.ts";

/**
 * Confirms a sent file to whoever sent it, and tells their colleagues.
 * @param status after the sending: a category without vetting is cleared at once
 */
export function tellSent(
  tx: Transaction,
  { actor, now }: Writer,
  { id, delegationId }: typeof nominee.$inferSelect,
  status: FileStatus = "submitted",
): Promise<void> {
  const turn = status === "cleared" ? "cleared" : "submitted";
  return tellTurn(tx, { nomineeId: id, delegationId, turn, actor, at: now });
}
