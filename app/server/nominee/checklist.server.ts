import { and, eq, notInArray } from "drizzle-orm";

import { TABS } from "#app/domain/nominee/tabs.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";

/** Whether the head of a delegation is nominated and approved: the category that prints a principal's card and comes first. */
export async function headsOf(
  delegationId: string,
  { categories }: SummitDefinition,
): Promise<{ nominated: boolean; approved: boolean }> {
  const head = categories.find(({ template }) => template === "card");
  if (!head) return { nominated: false, approved: false };
  const files = await database()
    .select({ status: nominee.status })
    .from(nominee)
    .where(
      and(
        eq(nominee.delegationId, delegationId),
        eq(nominee.category, head.id),
        notInArray(nominee.status, ["refused", "withdrawn"]),
      ),
    );
  const approved: readonly string[] = TABS.approved;
  return {
    nominated: files.length > 0,
    approved: files.some(({ status }) => approved.includes(status)),
  };
}
