import { and, eq, inArray, notInArray } from "drizzle-orm";

import type { Presence } from "#app/domain/bilateral/availability.ts";
import { presencesOf } from "#app/domain/bilateral/presence.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { nominee } from "#db/schema/nominee.ts";
import { journey } from "#db/schema/travel.ts";

import type { Reader } from "../platform/database.server.ts";

/** When principals come to the city and leave it, as their delegations have declared for the people who are principals. */
export async function loadPresences(
  db: Reader,
  categories: SummitDefinition["categories"],
): Promise<readonly Presence[]> {
  const levels = new Map(categories.flatMap(({ id, level }) => (level ? [[id, level]] : [])));
  if (levels.size === 0) return [];
  const rows = await db
    .select({
      delegationId: nominee.delegationId,
      category: nominee.category,
      way: journey.way,
      point: journey.pointId,
      at: journey.at,
    })
    .from(nominee)
    .innerJoin(journey, eq(journey.nomineeId, nominee.id))
    .where(
      and(
        inArray(nominee.category, [...levels.keys()]),
        notInArray(nominee.status, ["refused", "withdrawn"]),
      ),
    );
  return presencesOf(
    rows.flatMap(({ category, at, ...row }) => {
      const level = levels.get(category ?? "");
      return level ? [{ ...row, level, at: at.getTime() }] : [];
    }),
  );
}
