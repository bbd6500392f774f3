import { and, asc, eq, notInArray } from "drizzle-orm";

import { type TravelGap, travelGaps } from "#app/domain/travel/plan.ts";
import { isSpoken, type SpokenLanguage } from "#app/domain/travel/languages.ts";
import type { Journey } from "#app/domain/travel/journey.ts";
import { nominee } from "#db/schema/nominee.ts";
import { journey, travel } from "#db/schema/travel.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** Who does not come: their travel is of no use to anybody. */
export const NOT_COMING = ["refused", "withdrawn"] as const;

/** One of the delegation's people with what is known of their travel. */
export type Traveller = {
  id: string;
  surname: string;
  givenNames: string;
  honorific: string;
  position: string;
  /** Id of a category of the definition, or null while none is chosen. */
  category: string | null;
  arrival: Journey | null;
  departure: Journey | null;
  hotelId: string | null;
  hotelOther: string;
  interprets: readonly SpokenLanguage[];
  needsInterpretation: readonly SpokenLanguage[];
  gaps: readonly TravelGap[];
};

/** Everybody of a delegation who comes, in the order of categories, then by name. Diet and access stay sealed. */
export async function travellers(delegationId: string): Promise<Traveller[]> {
  const { categories } = await summitDefinition();
  const coming = and(
    eq(nominee.delegationId, delegationId),
    notInArray(nominee.status, [...NOT_COMING]),
  );
  const rows = await database()
    .select({
      id: nominee.id,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      honorific: nominee.honorific,
      position: nominee.position,
      category: nominee.category,
      hotelId: travel.hotelId,
      hotelOther: travel.hotelOther,
      interprets: travel.interprets,
      needsInterpretation: travel.needsInterpretation,
    })
    .from(nominee)
    .leftJoin(travel, eq(travel.nomineeId, nominee.id))
    .where(coming)
    .orderBy(asc(nominee.surname), asc(nominee.givenNames), asc(nominee.number));
  const journeys = await database()
    .select({ journey })
    .from(journey)
    .innerJoin(nominee, eq(nominee.id, journey.nomineeId))
    .where(coming);
  const byPerson = new Map(
    journeys.map(({ journey: known }) => [`${known.nomineeId} ${known.way}`, known]),
  );
  const rank = new Map(categories.map(({ id }, index) => [id, index]));
  return rows
    .map((row) => {
      const arrival = byPerson.get(`${row.id} arrival`) ?? null;
      const departure = byPerson.get(`${row.id} departure`) ?? null;
      const hotelOther = row.hotelOther ?? "";
      return {
        ...row,
        hotelOther,
        interprets: (row.interprets ?? []).filter(isSpoken),
        needsInterpretation: (row.needsInterpretation ?? []).filter(isSpoken),
        arrival,
        departure,
        gaps: travelGaps({ arrival, departure, hotel: row.hotelId ?? hotelOther }),
      };
    })
    .toSorted((a, b) => (rank.get(a.category ?? "") ?? 99) - (rank.get(b.category ?? "") ?? 99));
}
