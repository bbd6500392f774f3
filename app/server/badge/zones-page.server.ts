import { and, asc, desc, eq, isNull } from "drizzle-orm";

import { sameZones, zonesOf } from "#app/domain/badge/zones.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { isSeenByOfficers } from "#app/domain/vetting/visibility.ts";
import { badge } from "#db/schema/badge.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { zoneGrant } from "#db/schema/zone.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/**
 * Each zone of the summit and how it is open to a person: by category, by a grant, or not; and the grants that ended.
 * Null where officers see no such file.
 */
export async function zonesPage(nomineeId: string, language: Language) {
  if (!isUuid(nomineeId)) return null;
  const { zones, categories } = await summitDefinition();
  const db = database();
  const [person] = await db.select().from(nominee).where(eq(nominee.id, nomineeId));
  const category = categories.find(({ id }) => id === person?.category);
  if (!person || !category || !isSeenByOfficers(person.status)) return null;
  const grants = await db
    .select({ grant: zoneGrant, by: account.name })
    .from(zoneGrant)
    .innerJoin(account, eq(account.id, zoneGrant.grantedBy))
    .where(eq(zoneGrant.nomineeId, nomineeId))
    .orderBy(desc(zoneGrant.grantedAt), asc(zoneGrant.id));
  const [live] = await db
    .select({ zones: badge.zones })
    .from(badge)
    .where(
      and(eq(badge.nomineeId, nomineeId), isNull(badge.revokedAt), isNull(badge.supersededAt)),
    );
  const open = grants.filter(({ grant }) => grant.endedAt === null);
  const due = zonesOf(
    category,
    open.map(({ grant }) => grant.zone),
  );
  const nameOf = (zone: number) =>
    zones.find(({ number }) => number === zone)?.name[language] ?? "";
  return {
    id: nomineeId,
    name: fullName(person),
    category: { letter: category.letter, name: category.name[language] },
    zones: zones.map(({ number, name }) => {
      const grant = open.find((each) => each.grant.zone === number);
      return {
        number,
        name: name[language],
        byCategory: category.zones.includes(number),
        grant: grant
          ? {
              id: grant.grant.id,
              reason: grant.grant.reason,
              by: grant.by,
              at: grant.grant.grantedAt,
            }
          : null,
      };
    }),
    ended: grants.flatMap(({ grant, by }) =>
      grant.endedAt === null
        ? []
        : [
            {
              id: grant.id,
              zone: grant.zone,
              name: nameOf(grant.zone),
              reason: grant.reason,
              by,
              at: grant.endedAt,
            },
          ],
    ),
    /** The badge in hand opens something else than it should by now. */
    stale: live !== undefined && !sameZones(live.zones, due),
  };
}
export type ZonesPage = NonNullable<Awaited<ReturnType<typeof zonesPage>>>;
