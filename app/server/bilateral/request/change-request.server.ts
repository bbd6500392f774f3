import { eq, sql } from "drizzle-orm";

import { bilateralRequest } from "#db/schema/bilateral.ts";

import { audit } from "../../platform/audit.server.ts";
import type { Transaction } from "../../platform/database.server.ts";
import type { ByHand } from "../in-one-go.server.ts";

type Change = Partial<Omit<typeof bilateralRequest.$inferInsert, "id" | "requesterId" | "version">>;

/** Writes a change of a locked request, counts it, and leaves its trail; boards that are open hear of it. */
export async function changeRequest(
  tx: Transaction,
  requestId: string,
  change: Change,
  { actor, now, action, fields }: ByHand & { action: string; fields: readonly string[] },
): Promise<void> {
  await tx
    .update(bilateralRequest)
    .set({ ...change, version: sql`${bilateralRequest.version} + 1` })
    .where(eq(bilateralRequest.id, requestId));
  await audit(tx, {
    actor,
    action: `bilateral.${action}`,
    subjectKind: "bilateral_request",
    subjectId: requestId,
    fields: [...fields],
    at: now,
  });
  await tx.execute(sql`select pg_notify('bilaterals', '')`);
}
