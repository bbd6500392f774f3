import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";

import type { PrintScope } from "#app/domain/badge/print.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { printItem } from "#db/schema/print.ts";
import { zoneGrant } from "#db/schema/zone.ts";

import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** Somebody whose badge a batch of this scope would print. */
export type Candidate = {
  nomineeId: string;
  /** Null for somebody whose badge is still to be issued. */
  badgeId: string | null;
  /** In a print that was not spoiled, or in one under way. */
  printed: boolean;
  /** The category wants a photo and there is none, or it was destroyed in its time: no badge can be printed. */
  lacksPhoto: boolean;
};

type Categories = Awaited<ReturnType<typeof summitDefinition>>["categories"];

/** `candidatesWithin` on a connection of its own. */
export const candidates = async (scope: PrintScope): Promise<Candidate[]> =>
  candidatesWithin(database(), scope, (await summitDefinition()).categories);

/**
 * People of a scope who are cleared or whose badge waits at the desk, by delegation and number. Badges that were handed
 * over are printed only when they are marked one by one. Asks nothing but `within`: a transaction that waited for a second
 * connection could wait for ever.
 */
export async function candidatesWithin(
  within: Transaction | ReturnType<typeof database>,
  scope: PrintScope,
  categories: Categories,
): Promise<Candidate[]> {
  const needPhoto = categories.filter(({ photo }) => photo === "required").map(({ id }) => id);
  const rows = await within
    .select({
      nomineeId: nominee.id,
      badgeId: badge.id,
      category: nominee.category,
      photoId: nominee.photoId,
      destroyed: sql<boolean>`${nominee.purged} @> '{photo}' or coalesce(length(${badge.token}) = 0, false)`,
      printed: sql<boolean>`exists (select 1 from ${printItem}
        where ${printItem.badgeId} = ${badge.id} and ${printItem.state} in ('waiting', 'printed'))`,
    })
    .from(nominee)
    .leftJoin(
      badge,
      and(eq(badge.nomineeId, nominee.id), isNull(badge.revokedAt), isNull(badge.supersededAt)),
    )
    .where(and(...conditionsOf(scope, categories)))
    .orderBy(asc(nominee.delegationId), asc(nominee.number));
  return rows.map(({ nomineeId, badgeId, category, photoId, destroyed, printed }) => ({
    nomineeId,
    badgeId,
    printed,
    lacksPhoto:
      destroyed || (badgeId === null && photoId === null && needPhoto.includes(category ?? "")),
  }));
}

function conditionsOf(scope: PrintScope, categories: Categories): SQL[] {
  const { delegationId, category, zone, badgeIds } = scope;
  if (badgeIds) return badgeIds.length > 0 ? [inArray(badge.id, [...badgeIds])] : [sql`false`];
  const opening = categories.filter(({ zones }) => zone !== undefined && zones.includes(zone));
  return [
    inArray(nominee.status, ["cleared", "badge_ready"]),
    ...(delegationId ? [eq(nominee.delegationId, delegationId)] : []),
    ...(category ? [eq(nominee.category, category)] : []),
    ...(zone !== undefined
      ? [
          sql`(${inArray(nominee.category, [...opening.map(({ id }) => id), ""])} or exists (
            select 1 from ${zoneGrant} where ${zoneGrant.nomineeId} = ${nominee.id}
              and ${zoneGrant.zone} = ${zone} and ${zoneGrant.endedAt} is null))`,
        ]
      : []),
  ];
}
