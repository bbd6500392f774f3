import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";

import { parseShortNumber } from "#app/domain/badge/short-number.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { presence } from "#db/schema/passage.ts";
import { personBlock } from "#db/schema/supervision.ts";

import { nameHolds } from "../nominee/name-search.server.ts";
import { database } from "../platform/database.server.ts";

/** More than a screen holds: who searches for "a" adds a letter. */
export const FOUND_AT_MOST = 30;

const BY_NAME = [asc(nominee.surname), asc(nominee.givenNames), asc(nominee.id)];

/** What a supervisor sees of a person in a list. */
export const PERSON = {
  id: nominee.id,
  surname: nominee.surname,
  givenNames: nominee.givenNames,
  nativeName: nominee.nativeName,
  photoId: nominee.photoId,
  category: nominee.category,
  iso2: delegation.iso2,
  code: delegation.code,
  delegation: delegation.name,
  zone: presence.zone,
  heldBack: sql<boolean>`${personBlock.id} is not null`,
};

/** Everybody who ever had a badge and whose name holds these words, or whose badge has this number. */
export async function findPeople(words: string) {
  // Who it is first: a pattern is planned anew each time it is asked, and would be with all that is shown of a person.
  const found = await database()
    .select({ id: nominee.id })
    .from(nominee)
    .where(
      and(
        isMeant(words),
        sql`exists (select from ${badge} where ${badge.nomineeId} = ${nominee.id})`,
      ),
    )
    .orderBy(...BY_NAME)
    .limit(FOUND_AT_MOST + 1);
  const ids = found.slice(0, FOUND_AT_MOST).map(({ id }) => id);
  const people = await database()
    .select(PERSON)
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .leftJoin(presence, eq(presence.nomineeId, nominee.id))
    .leftJoin(personBlock, and(eq(personBlock.nomineeId, nominee.id), isNull(personBlock.liftedAt)))
    .where(inArray(nominee.id, ids))
    .orderBy(...BY_NAME);
  return { people, more: found.length > FOUND_AT_MOST };
}
export type FoundPerson = Awaited<ReturnType<typeof findPeople>>["people"][number];

function isMeant(words: string): SQL {
  const number = parseShortNumber(words);
  const byNumber = number.ok
    ? sql`${nominee.id} = (select ${badge.nomineeId} from ${badge} where ${badge.shortNumber} = ${number.value})`
    : sql`false`;
  return sql`(${byNumber} or ${nameHolds(words)})`;
}
