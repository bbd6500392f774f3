import { eq } from "drizzle-orm";

import { statusOn } from "#app/domain/delegation/status.ts";
import { categoriesOpenTo } from "#app/domain/summit/categories.ts";
import type { Category, SummitDefinition } from "#app/domain/summit/definition.ts";
import { delegationStatusHistory } from "#db/schema/delegation.ts";

import { database, type Transaction } from "../platform/database.server.ts";

/**
 * The categories in which a delegation may nominate, in the definition's order. Like its places, they go by its status
 * on the last day of the summit.
 */
export async function categoriesOf(
  delegationId: string,
  definition: SummitDefinition,
  db: Pick<Transaction, "select"> = database(),
): Promise<Category[]> {
  const history = await db
    .select({ status: delegationStatusHistory.status, from: delegationStatusHistory.fromDay })
    .from(delegationStatusHistory)
    .where(eq(delegationStatusHistory.delegationId, delegationId));
  return categoriesOpenTo(definition, statusOn(history, definition.days.at(-1) ?? "") ?? null);
}
