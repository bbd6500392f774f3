import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";

import { BADGE_STATUSES, type RevocationReason } from "#app/domain/badge/issue.ts";
import { personNumber } from "#app/domain/badge/short-number.ts";
import { sameZones, zonesOf } from "#app/domain/badge/zones.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import type { FileStatus } from "#app/domain/nominee/status.ts";
import type { CategoryLetter } from "#app/domain/badge/letter.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { zoneGrant } from "#db/schema/zone.ts";

import { isMeant } from "../nominee/meant.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

export type DeskDelegation = {
  id: string;
  code: string;
  iso2: string | null;
  name: string;
  /** People without a badge, with one that waits, and with one in hand. */
  waiting: number;
  ready: number;
  collected: number;
};

export type DeskPerson = {
  id: string;
  name: string;
  number: string;
  delegationId: string;
  category: { letter: CategoryLetter; name: string } | null;
  status: FileStatus;
  photoId: string | null;
  /** The live one. */
  badge: {
    id: string;
    issue: number;
    shortNumber: string;
    /** Issued with other zones than are due by now: to be issued anew. */
    stale: boolean;
  } | null;
  /** The last one, killed, of somebody who has none since. */
  killed: { id: string; issue: number; reason: RevocationReason } | null;
};

/** Delegations of which somebody has passed all stages, in the order of the English alphabet. */
export async function deskDelegations(language: Language): Promise<DeskDelegation[]> {
  const count = (status: FileStatus) =>
    sql<number>`count(*) filter (where ${nominee.status} = ${status})::int`;
  const rows = await database()
    .select({
      id: delegation.id,
      code: delegation.code,
      iso2: delegation.iso2,
      names: delegation.name,
      waiting: count("cleared"),
      ready: count("badge_ready"),
      collected: count("collected"),
    })
    .from(delegation)
    .innerJoin(nominee, eq(nominee.delegationId, delegation.id))
    .where(inArray(nominee.status, [...BADGE_STATUSES]))
    .groupBy(delegation.id)
    .orderBy(delegation.sortKey, delegation.id);
  return rows.map(({ names, ...row }) => ({ ...row, name: names[language] }));
}

/** At most so many people are found by words; more would be no answer at a counter. */
const FOUND = 50;
/** More than any delegation has. */
const ALL = 5000;

/** The people of one delegation at the desk, by name. */
export const deskPeople = (delegationId: string, language: Language): Promise<DeskPerson[]> =>
  people(eq(nominee.delegationId, delegationId), language);

/**
 * People found by part of a name in any script, by their number (`KGZ-0007`), by the short number of any badge they ever
 * had, or by passport number: by its blind index, without opening a passport.
 */
export const findAtDesk = async (words: string, language: Language): Promise<DeskPerson[]> =>
  people(await isMeant(words), language, FOUND);

async function people(
  which: SQL | undefined,
  language: Language,
  most?: number,
): Promise<DeskPerson[]> {
  const { categories } = await summitDefinition();
  const rows = await database()
    .select({
      nominee,
      badge,
      code: delegation.code,
      granted: sql<number[]>`array(
        select ${zoneGrant.zone} from ${zoneGrant}
        where ${zoneGrant.nomineeId} = ${nominee.id} and ${zoneGrant.endedAt} is null)`,
      killed: sql<DeskPerson["killed"]>`(
        select jsonb_build_object('id', last.id, 'issue', last.issue, 'reason', last.revoked_reason)
        from ${badge} as last
        where last.nominee_id = ${nominee.id} and ${badge.id} is null and last.revoked_at is not null
          and last.superseded_at is null
        order by last.issue desc limit 1)`,
    })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .leftJoin(
      badge,
      and(eq(badge.nomineeId, nominee.id), isNull(badge.revokedAt), isNull(badge.supersededAt)),
    )
    .where(and(which, inArray(nominee.status, [...BADGE_STATUSES])))
    .orderBy(nominee.surname, nominee.givenNames, nominee.number)
    .limit(most ?? ALL);
  return rows.map(({ nominee: person, badge: live, code, granted, killed }) => {
    const category = categories.find(({ id }) => id === person.category);
    return {
      id: person.id,
      name: surnameFirst(person),
      number: personNumber(code, person.number),
      delegationId: person.delegationId,
      category: category ? { letter: category.letter, name: category.name[language] } : null,
      status: person.status,
      photoId: person.photoId,
      badge: live && {
        id: live.id,
        issue: live.issue,
        shortNumber: live.shortNumber,
        stale: category !== undefined && !sameZones(live.zones, zonesOf(category, granted)),
      },
      killed,
    };
  });
}
