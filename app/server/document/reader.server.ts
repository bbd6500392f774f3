import type { AppLoadContext } from "@remix-run/node";
import { asc, eq, inArray } from "drizzle-orm";

import { type DelegationStatus, statusOn } from "#app/domain/delegation/status.ts";
import type { Reader } from "#app/domain/document/reading.ts";
import { type DocumentRules, STRICT_RULES } from "#app/domain/document/rules.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { delegation, delegationStatusHistory } from "#db/schema/delegation.ts";

import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** The rules of the summit in force. */
export const documentRules = async (): Promise<DocumentRules> =>
  (await summitDefinition()).documentRules ?? STRICT_RULES;

/** Whoever looks at a page, with their delegation's status of the day; a stranger has neither role nor delegation. */
export async function readerOf({ presence }: AppLoadContext, now: Date): Promise<Reader> {
  if (presence.kind !== "viewer") return { roles: [], delegation: null };
  const { roles, delegationId } = presence.viewer;
  if (delegationId === null) return { roles, delegation: null };
  const history = await database()
    .select({ status: delegationStatusHistory.status, from: delegationStatusHistory.fromDay })
    .from(delegationStatusHistory)
    .where(eq(delegationStatusHistory.delegationId, delegationId));
  return { roles, delegation: { id: delegationId, status: statusOn(history, astanaDay(now)) } };
}

export type Party = Pick<typeof delegation.$inferSelect, "id" | "name" | "code" | "iso2">;

/** Delegations that have one of these statuses on a day, in English alphabetical order. */
export async function delegationsWith(
  statuses: readonly DelegationStatus[],
  now: Date,
  db: Pick<Transaction, "select"> = database(),
): Promise<Party[]> {
  const { id, name, code, iso2 } = delegation;
  const rows = await db
    .select({ id, name, code, iso2 })
    .from(delegation)
    .orderBy(asc(delegation.sortKey));
  const history = await db
    .select()
    .from(delegationStatusHistory)
    .where(
      inArray(
        delegationStatusHistory.delegationId,
        rows.map((row) => row.id),
      ),
    );
  const day = astanaDay(now);
  return rows.filter((row) => {
    const own = history.filter(({ delegationId }) => delegationId === row.id);
    const status = statusOn(
      own.map(({ status: of, fromDay }) => ({ status: of, from: fromDay })),
      day,
    );
    return status !== undefined && statuses.includes(status);
  });
}
