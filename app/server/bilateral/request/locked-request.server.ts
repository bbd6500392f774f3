import type { Transaction } from "../../platform/database.server.ts";
import { type BoardRequest, loadBoard } from "../load-board.server.ts";
import { queueFor } from "../occupancy.server.ts";

/** A request as it stands, held until the transaction ends; undefined when there is none such. */
export async function lockedRequest(
  tx: Transaction,
  requestId: string,
  now: Date,
): Promise<BoardRequest | undefined> {
  await queueFor(tx, [requestId], []);
  const { requests } = await loadBoard(tx, now);
  return requests.find(({ id }) => id === requestId);
}
