import { and, asc, eq, isNotNull, notInArray, or, sql } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import type { JourneyWay } from "#app/domain/travel/journey.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { journey, travel } from "#db/schema/travel.ts";

import { recordReading } from "../audit/reading.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { openNeeds } from "./needs.server.ts";
import { NOT_COMING } from "./people.server.ts";

/** The category whose people stand first within an hour, and are shown as heads. */
const HEAD = "head_of_delegation";

/** Everybody who comes (or leaves), by hour; within one flight a delegation's head first. */
export async function travelBoard(way: JourneyWay, language: Language) {
  const { hotels, entryPoints, categories } = await summitDefinition();
  const isHead = sql<boolean>`${nominee.category} = ${HEAD}`;
  const rows = await database()
    .select({
      id: nominee.id,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nationality: nominee.nationality,
      category: nominee.category,
      delegationId: delegation.id,
      delegation: delegation.name,
      code: delegation.code,
      iso2: delegation.iso2,
      mode: journey.mode,
      carrier: journey.carrier,
      number: journey.number,
      pointId: journey.pointId,
      at: journey.at,
      hotelId: travel.hotelId,
      hotelOther: travel.hotelOther,
    })
    .from(journey)
    .innerJoin(nominee, eq(nominee.id, journey.nomineeId))
    .innerJoin(travel, eq(travel.nomineeId, journey.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(and(eq(journey.way, way), notInArray(nominee.status, [...NOT_COMING])))
    .orderBy(
      sql`date_trunc('hour', ${journey.at})`,
      sql`coalesce(${isHead}, false) desc`,
      asc(journey.at),
      asc(delegation.sortKey),
      asc(nominee.surname),
    );
  return rows.map((row) => ({
    ...row,
    head: row.category === HEAD,
    name: surnameFirst(row),
    delegation: row.delegation[language],
    category: categories.find(({ id }) => id === row.category)?.name[language] ?? "",
    point: entryPoints.find(({ id }) => id === row.pointId)?.name[language] ?? row.pointId,
    pointCode: entryPoints.find(({ id }) => id === row.pointId)?.code ?? null,
    hotel: hotels.find(({ id }) => id === row.hotelId)?.name[language] ?? row.hotelOther,
    day: astanaDay(row.at),
  }));
}
export type BoardRow = Awaited<ReturnType<typeof travelBoard>>[number];

/** Who needs a diet, access or interpretation; opened for the protocol office, and the reading is on the trail. */
export async function peopleWithNeeds(reader: { actor: string; now: Date }, language: Language) {
  return database().transaction(async (tx) => {
    const rows = await tx
      .select({
        id: nominee.id,
        surname: nominee.surname,
        givenNames: nominee.givenNames,
        nationality: nominee.nationality,
        delegation: delegation.name,
        iso2: delegation.iso2,
        needsSealed: travel.needsSealed,
        interprets: travel.interprets,
        needsInterpretation: travel.needsInterpretation,
      })
      .from(travel)
      .innerJoin(nominee, eq(nominee.id, travel.nomineeId))
      .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
      .where(
        and(
          notInArray(nominee.status, [...NOT_COMING]),
          or(
            isNotNull(travel.needsSealed),
            sql`cardinality(${travel.interprets}) > 0`,
            sql`cardinality(${travel.needsInterpretation}) > 0`,
          ),
        ),
      )
      .orderBy(asc(delegation.sortKey), asc(nominee.surname));
    if (rows.length === 0) return [];
    const leave = await recordReading(tx, {
      actor: reader.actor,
      action: "travel.needs_read",
      subjectKind: "summit",
      subjectId: "needs",
      fields: ["diet", "access"],
      at: reader.now,
    });
    return rows.map(({ needsSealed, ...row }) => ({
      ...row,
      ...openNeeds(needsSealed, leave),
      name: surnameFirst(row),
      delegation: row.delegation[language],
    }));
  });
}
