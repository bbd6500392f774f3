import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { JOURNEY_WAYS, type Journey, type JourneyFields } from "#app/domain/travel/journey.ts";
import { isSpoken } from "#app/domain/travel/languages.ts";
import { EMPTY_PLAN, type PlanFields, type TravelPlan } from "#app/domain/travel/plan.ts";
import type { travel } from "#db/schema/travel.ts";

import { openNeeds } from "./needs.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

/** A person's travel as stored, with who changed it last. */
export type TravelRecord = Omit<typeof travel.$inferSelect, "nomineeId" | "changedBy"> & {
  changedByName: string;
  arrival: Journey | null;
  departure: Journey | null;
};

export const EMPTY_RECORD: TravelRecord = {
  hotelId: null,
  hotelOther: "",
  interprets: [],
  needsInterpretation: [],
  needsSealed: null,
  version: 0,
  changedAt: new Date(0),
  changedByName: "",
  arrival: null,
  departure: null,
};

/** A record as its plan, needs opened. */
export const planOf = (record: TravelRecord): TravelPlan => ({
  arrival: record.arrival,
  departure: record.departure,
  hotelId: record.hotelId,
  hotelOther: record.hotelOther,
  interprets: record.interprets.filter(isSpoken),
  needsInterpretation: record.needsInterpretation.filter(isSpoken),
  ...openNeeds(record.needsSealed, Leave.notShown("delegation_reads_its_own_form")),
});

/** A record as its form shows it. */
export function fieldsOf(record: TravelRecord): PlanFields {
  const { diet, access } = openNeeds(
    record.needsSealed,
    Leave.notShown("delegation_reads_its_own_form"),
  );
  return {
    arrival: journeyFields(record.arrival),
    departure: journeyFields(record.departure),
    hotel: record.hotelId ?? "",
    hotelOther: record.hotelOther,
    interprets: record.interprets,
    needsInterpretation: record.needsInterpretation,
    diet,
    access,
  };
}

const journeyFields = (journey: Journey | null): JourneyFields =>
  journey
    ? {
        mode: journey.mode,
        carrier: journey.carrier,
        number: journey.number,
        point: journey.pointId,
        day: astanaDay(journey.at),
        time: astanaTime(journey.at),
      }
    : EMPTY_PLAN.arrival;

/** Names of the parts in which a plan differs from what is on file; for the trail, and for whoever was overtaken. */
export function differingFields(record: TravelRecord, plan: TravelPlan): string[] {
  const stored = planOf(record);
  const journeys = JOURNEY_WAYS.filter((way) => key(stored[way]) !== key(plan[way]));
  const hotel = stored.hotelId !== plan.hotelId || stored.hotelOther !== plan.hotelOther;
  const others = (["interprets", "needsInterpretation", "diet", "access"] as const).filter(
    (field) => String(stored[field]) !== String(plan[field]),
  );
  return [...journeys, ...(hotel ? ["hotel"] : []), ...others];
}

const key = (journey: Journey | null): string =>
  journey
    ? [journey.mode, journey.carrier, journey.number, journey.pointId, journey.at.getTime()].join(
        "\n",
      )
    : "";
