import { and, asc, count, desc, eq, inArray, or, sql, type SQL } from "drizzle-orm";

import { missingOf } from "#app/domain/nominee/missing.ts";
import { expiresTooSoon } from "#app/domain/nominee/passport.ts";
import type { Sorting } from "#app/domain/nominee/sorting.ts";
import { TABS, type Tab } from "#app/domain/nominee/tabs.ts";
import { groupPlaces, type GroupPlaces, type Tally } from "#app/domain/nominee/tally.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { delegation, quota } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { builtOnce } from "../platform/built-once.server.ts";
import { database } from "../platform/database.server.ts";
import { passportsMeant } from "./meant.server.ts";
import { nameHolds } from "./name-search.server.ts";

export const PAGE_SIZE = 50;

export type NomineeQuery = {
  delegationId: string;
  tab: Tab;
  search: string;
  sorting: Sorting;
  page: number;
};

const head = builtOnce((db) =>
  db
    .select()
    .from(delegation)
    .where(eq(delegation.id, sql.placeholder("id")))
    .prepare("delegation_head"),
);

/** A delegation as its page names it; null when there is none. */
export async function delegationHead(id: string) {
  const [found] = await head().execute({ id });
  return found ?? null;
}

const tallies = builtOnce((db) =>
  db
    .select({
      category: nominee.category,
      quotaGroup: nominee.quotaGroup,
      status: nominee.status,
      files: count(),
    })
    .from(nominee)
    .where(eq(nominee.delegationId, sql.placeholder("delegationId")))
    .groupBy(nominee.category, nominee.quotaGroup, nominee.status)
    .prepare("delegation_tallies"),
);

/** All files of a delegation, counted. Read from an index alone (`nominee_by_delegation`). */
export const delegationTallies = (delegationId: string): Promise<Tally[]> =>
  tallies().execute({ delegationId });

/** Badge places of a delegation as the database counts them. */
export const badgeQuotas = (delegationId: string) =>
  database()
    .select({ group: quota.quotaGroup, places: quota.places, taken: quota.taken })
    .from(quota)
    .where(and(eq(quota.delegationId, delegationId), eq(quota.kind, "badge")));

const quotas = builtOnce((db) =>
  db
    .select({
      kind: quota.kind,
      group: quota.quotaGroup,
      places: quota.places,
      taken: quota.taken,
    })
    .from(quota)
    .where(eq(quota.delegationId, sql.placeholder("delegationId")))
    .orderBy(asc(quota.kind), asc(quota.quotaGroup))
    .prepare("delegation_quotas"),
);

/** Places of a delegation of every kind; `group` of a floater is its zone's number. */
export const allQuotas = (delegationId: string) => quotas().execute({ delegationId });

/** Places a quota group, in the definition's order; groups that the delegation has no places in are left out. */
export async function quotaPlaces(
  delegationId: string,
  definition: SummitDefinition,
): Promise<GroupPlaces[]> {
  const [quotas, tallies] = await Promise.all([
    badgeQuotas(delegationId),
    delegationTallies(delegationId),
  ]);
  return groupPlaces(quotas, tallies, definition);
}

/**
 * What the officer wrote who refused a file, or who declined it after the close; null for every other file. The outer id
 * is written out: drizzle leaves a lone table's name away, and then it would be the inner one's.
 */
function refusedReason() {
  return sql<string | null>`case when ${nominee.status} = 'refused' then coalesce(
    (select reason from vetting_decision where nominee_id = nominee.id and outcome = 'refused'
      order by decided_at desc limit 1),
    (select answer from late_nomination where nominee_id = nominee.id and outcome = 'declined'
      order by decided_at desc limit 1),
    '') end`;
}

/** What the page shows of a nominee: nothing sealed is read for it. */
const LISTED = {
  id: nominee.id,
  number: nominee.number,
  honorific: nominee.honorific,
  surname: nominee.surname,
  givenNames: nominee.givenNames,
  nativeName: nominee.nativeName,
  position: nominee.position,
  nationality: nominee.nationality,
  birthDate: nominee.birthDate,
  passportExpires: nominee.passportExpires,
  hasPassportNumber: sql<boolean>`${nominee.passportIndex} is not null`,
  category: nominee.category,
  status: nominee.status,
  stage: nominee.stage,
  photoId: nominee.photoId,
  returnedFields: nominee.returnedFields,
  returnedReason: nominee.returnedReason,
  returnedNotes: nominee.returnedNotes,
  refusedReason: refusedReason(),
  consentVersion: nominee.consentVersion,
  unread: sql<boolean>`${nominee.typedSealed} is not null`,
  changedAt: nominee.changedAt,
};

const ORDERS = {
  name: nominee.foldedName,
  category: nominee.category,
  status: nominee.status,
  changed: nominee.changedAt,
} as const satisfies Record<Sorting["by"], unknown>;

/** One page of a delegation's nominees in the order asked for; equals by number. */
export async function listNominees(query: NomineeQuery) {
  return database()
    .select(LISTED)
    .from(nominee)
    .where(wanted(query, await matching(query)))
    .orderBy((query.sorting.down ? desc : asc)(ORDERS[query.sorting.by]), asc(nominee.number))
    .limit(PAGE_SIZE)
    .offset((query.page - 1) * PAGE_SIZE);
}

/** How many nominees a search finds; without one the tallies know. */
export async function countFound(query: NomineeQuery): Promise<number> {
  const [found] = await database()
    .select({ files: count() })
    .from(nominee)
    .where(wanted(query, await matching(query)));
  return found?.files ?? 0;
}

/** The tab `all` names no status, so that the index `nominee_by_change` alone gives the page in its order. */
const wanted = ({ delegationId, tab }: NomineeQuery, match: SQL | undefined) =>
  and(
    eq(nominee.delegationId, delegationId),
    tab === "all" ? undefined : inArray(nominee.status, TABS[tab]),
    match,
  );

export type Listed = Awaited<ReturnType<typeof listNominees>>[number];

/** A row with what the checks say of it: gaps, the notice in force, and a passport that ends too soon. */
export function judged(row: Listed, definition: SummitDefinition) {
  const category = definition.categories.find(({ id }) => id === row.category) ?? null;
  const { passportExpires } = row;
  return {
    ...row,
    category: category && { letter: category.letter, name: category.name },
    gaps: missingOf({ ...row, category, hasPhoto: row.photoId !== null }),
    consentMissing: !!definition.notice && row.consentVersion !== definition.notice.version,
    passportExpiresSoon:
      passportExpires !== null && expiresTooSoon(passportExpires, definition.days.at(-1) ?? "")
        ? passportExpires
        : null,
  };
}

/** Each word must stand in the name, whatever the script; a passport number finds its holder by blind index. */
async function matching({ search }: NomineeQuery): Promise<SQL | undefined> {
  if (search.trim() === "") return undefined;
  const byName = nameHolds(search);
  const indexes = await passportsMeant(search);
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
