import { and, asc, count, desc, eq, inArray, or, sql, type SQL } from "drizzle-orm";

import { missingOf } from "#app/domain/nominee/missing.ts";
import { expiresTooSoon, passportNumber, isPassportNumber } from "#app/domain/nominee/passport.ts";
import type { FileStatus } from "#app/domain/nominee/status.ts";
import { TABS, type Tab } from "#app/domain/nominee/tabs.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { delegation, quota } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { nameHolds } from "./name-search.server.ts";
import { indexPassport } from "./passport.server.ts";

export const PAGE_SIZE = 10;

export type NomineeQuery = { delegationId: string; tab: Tab; search: string; page: number };

/** A delegation as its page names it; null when there is none. */
export async function delegationHead(id: string) {
  const [head] = await database().select().from(delegation).where(eq(delegation.id, id));
  return head ?? null;
}

/** How many files of a delegation are in each status. */
export async function statusCounts(
  delegationId: string,
): Promise<Partial<Record<FileStatus, number>>> {
  const rows = await database()
    .select({ status: nominee.status, files: count() })
    .from(nominee)
    .where(eq(nominee.delegationId, delegationId))
    .groupBy(nominee.status);
  return Object.fromEntries(rows.map(({ status, files }) => [status, files]));
}

/** Places of a group: `taken` counts submitted files, of which `approved` have passed all stages. */
export type GroupPlaces = { group: string; places: number; taken: number; approved: number };

/** Places a quota group, in the definition's order; groups that the delegation has no places in are left out. */
export async function quotaPlaces(
  delegationId: string,
  definition: SummitDefinition,
): Promise<GroupPlaces[]> {
  const approved = database()
    .select({ group: nominee.quotaGroup, files: count().as("files") })
    .from(nominee)
    .where(and(eq(nominee.delegationId, delegationId), inArray(nominee.status, TABS.approved)))
    .groupBy(nominee.quotaGroup)
    .as("approved");
  const rows = await database()
    .select({
      group: quota.quotaGroup,
      places: quota.places,
      taken: quota.taken,
      approved: sql<number>`coalesce(${approved.files}, 0)`.mapWith(Number),
    })
    .from(quota)
    .leftJoin(approved, eq(approved.group, quota.quotaGroup))
    .where(and(eq(quota.delegationId, delegationId), eq(quota.kind, "badge")));
  return definition.quotaGroups.flatMap(({ id }) =>
    rows.filter(({ group, places, taken }) => group === id && (places > 0 || taken > 0)),
  );
}

/** One page of a delegation's nominees, last changed first, and how many there are in all. */
export async function listNominees(query: NomineeQuery, definition: SummitDefinition) {
  const wanted = and(
    eq(nominee.delegationId, query.delegationId),
    inArray(nominee.status, TABS[query.tab]),
    await matching(query),
  );
  const [total] = await database().select({ files: count() }).from(nominee).where(wanted);
  const rows = await database()
    .select()
    .from(nominee)
    .where(wanted)
    .orderBy(desc(nominee.changedAt), asc(nominee.number))
    .limit(PAGE_SIZE)
    .offset((query.page - 1) * PAGE_SIZE);
  return { total: total?.files ?? 0, rows: rows.map((row) => listed(row, definition)) };
}

function listed(row: typeof nominee.$inferSelect, definition: SummitDefinition) {
  const category = definition.categories.find(({ id }) => id === row.category) ?? null;
  const hasPassportNumber = row.passportIndex !== null;
  const { passportExpires } = row;
  return {
    id: row.id,
    number: row.number,
    honorific: row.honorific,
    surname: row.surname,
    givenNames: row.givenNames,
    nativeName: row.nativeName,
    position: row.position,
    status: row.status,
    stage: row.stage,
    photoId: row.photoId,
    returnedFields: row.returnedFields,
    returnedReason: row.returnedReason,
    changedAt: row.changedAt,
    category: category && { letter: category.letter, name: category.name },
    gaps: missingOf({ ...row, category, hasPassportNumber, hasPhoto: row.photoId !== null }),
    passportExpiresSoon:
      passportExpires !== null && expiresTooSoon(passportExpires, definition.days.at(-1) ?? "")
        ? passportExpires
        : null,
  };
}

/** Each word must stand in the name, whatever the script; a passport number finds its holder by blind index. */
async function matching({ delegationId, search }: NomineeQuery): Promise<SQL | undefined> {
  if (search.trim() === "") return undefined;
  const byName = nameHolds(search);
  const number = passportNumber(search);
  if (!isPassportNumber(number) || !/\d/.test(number)) return byName;
  const issuers = await database()
    .selectDistinct({ issuer: nominee.nationality })
    .from(nominee)
    .where(eq(nominee.delegationId, delegationId));
  const indexes = issuers.map(({ issuer }) => indexPassport(issuer ?? "", number));
  return indexes.length > 0 ? or(byName, inArray(nominee.passportIndex, indexes)) : byName;
}

/** Who could give up a place: submitted and not yet badged, by quota group; for substitutions. */
export async function placeHolders(delegationId: string) {
  return database()
    .select({
      id: nominee.id,
      quotaGroup: nominee.quotaGroup,
      honorific: nominee.honorific,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
    })
    .from(nominee)
    .where(
      and(
        eq(nominee.delegationId, delegationId),
        inArray(nominee.status, ["submitted", "in_vetting", "on_hold", "returned", "cleared"]),
      ),
    )
    .orderBy(asc(nominee.surname), asc(nominee.givenNames));
}
