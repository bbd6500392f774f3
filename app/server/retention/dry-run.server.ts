import type { PurgedClass } from "#app/domain/retention/classes.ts";
import { HOLDINGS, isPurgeable } from "#app/domain/retention/holdings.ts";

import { database, type Reader } from "../platform/database.server.ts";
import { countStatement } from "./statements.server.ts";

export type ClassCount = { data: PurgedClass; records: number };
export type DelegationCount = ClassCount & { delegationId: string | null };

/** What a run over these classes would destroy now, by class and delegation. Changes nothing. */
export async function wouldDestroy(
  classes: readonly PurgedClass[],
  db: Reader = database(),
): Promise<DelegationCount[]> {
  const found: DelegationCount[] = [];
  for (const data of classes) {
    const sums = new Map<string | null, number>();
    for (const holding of HOLDINGS.filter(isPurgeable)) {
      if (holding.data !== data || holding.uncounted) continue;
      const rows = await db.execute<{ delegationId: string | null; records: number }>(
        countStatement(holding),
      );
      for (const { delegationId, records } of rows)
        sums.set(delegationId, (sums.get(delegationId) ?? 0) + records);
    }
    for (const [delegationId, records] of sums) found.push({ data, delegationId, records });
  }
  return found;
}

/** The same without the delegations. */
export function byClass(
  counts: readonly DelegationCount[],
  classes: readonly PurgedClass[],
): ClassCount[] {
  return classes.map((data) => ({
    data,
    records: counts
      .filter((count) => count.data === data)
      .reduce((sum, { records }) => sum + records, 0),
  }));
}
