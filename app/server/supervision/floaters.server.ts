import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";

import { delegation, quota } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { passage, presence } from "#db/schema/passage.ts";

import { database } from "../platform/database.server.ts";

/**
 * Every floater that lives, with who is inside by it now; and where nobody is, who came in by it last: it is mostly still
 * theirs. A delegation's places stand beside what it holds.
 */
export async function floatersOfDelegations() {
  const [floaters, places] = await Promise.all([liveFloaters(), placesOfFloaters()]);
  const ids = [...new Set(places.map(({ delegationId }) => delegationId))];
  return ids.map((id) => {
    const own = places.filter(({ delegationId }) => delegationId === id);
    const held = floaters.filter(({ delegationId }) => delegationId === id);
    return {
      id,
      iso2: own[0]?.iso2 ?? null,
      name: own[0]?.name ?? { en: "", ru: "", kk: "" },
      zones: own.map(({ zone, places: most }) => {
        const here = held.filter(({ zones }) => zones[0] === Number(zone));
        return {
          ...{ zone: Number(zone), places: most, floaters: here, live: here.length },
          inside: here.filter(({ holderId }) => holderId !== null).length,
        };
      }),
    };
  });
}
export type DelegationFloatersNow = Awaited<ReturnType<typeof floatersOfDelegations>>[number];

/** The holder's name for a floater: by presence, or by its last admitted passage (index `passage_by_floater`). */
const lastUse = sql`(select ${passage.holderId} from ${passage} where ${passage.floaterId} = ${pass.id}
  and ${passage.decision} = 'admitted' order by ${passage.scannedAt} desc limit 1)`;
const lastUsedAt = sql<
  string | null
>`(select ${passage.scannedAt} from ${passage} where ${passage.floaterId} = ${pass.id}
  and ${passage.decision} = 'admitted' order by ${passage.scannedAt} desc limit 1)`;

const liveFloaters = () =>
  database()
    .select({
      id: pass.id,
      number: pass.number,
      delegationId: pass.delegationId,
      zones: pass.zones,
      holderId: presence.holderId,
      since: presence.since,
      nomineeId: nominee.id,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      lastAt: lastUsedAt.mapWith(passage.scannedAt),
    })
    .from(pass)
    .leftJoin(presence, and(eq(presence.floaterId, pass.id), isNotNull(presence.zone)))
    .leftJoin(nominee, sql`${nominee.id} = coalesce(${presence.nomineeId}, ${lastUse})`)
    .where(and(eq(pass.kind, "floater"), isNull(pass.revokedAt), isNotNull(pass.serial)))
    .orderBy(asc(pass.number));

const placesOfFloaters = () =>
  database()
    .select({
      delegationId: quota.delegationId,
      zone: quota.quotaGroup,
      places: quota.places,
      name: delegation.name,
      iso2: delegation.iso2,
    })
    .from(quota)
    .innerJoin(delegation, eq(delegation.id, quota.delegationId))
    .where(and(eq(quota.kind, "floater"), sql`${quota.places} > 0`))
    .orderBy(asc(delegation.sortKey), delegation.id, asc(quota.quotaGroup));
