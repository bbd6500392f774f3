import { err, ok, type Result } from "../result.ts";
import {
  JOURNEY_FIELDS,
  JOURNEY_WAYS,
  type Journey,
  type JourneyFields,
  type JourneyProblem,
  type JourneyWay,
  readJourney,
} from "./journey.ts";
import { isSpoken, type SpokenLanguage } from "./languages.ts";
import type { EntryPoint, Hotel } from "./places.ts";

/** The travel form of one person, as typed. */
export type PlanFields = Record<JourneyWay, JourneyFields> & {
  /** Id of a hotel of the definition. */
  hotel: string;
  /** A hotel or address that the definition does not know. */
  hotelOther: string;
  interprets: readonly string[];
  needsInterpretation: readonly string[];
  diet: string;
  access: string;
};

/** Where a person arrives, sleeps and leaves, and what they need. `diet` and `access` are kept sealed. */
export type TravelPlan = Record<JourneyWay, Journey | null> & {
  hotelId: string | null;
  hotelOther: string;
  interprets: readonly SpokenLanguage[];
  needsInterpretation: readonly SpokenLanguage[];
  diet: string;
  access: string;
};

export type PlanProblem = {
  /** `arrival.day`, `hotel`: the name of the field in the form. */
  field: string;
  kind: JourneyProblem["kind"] | "leaves_before" | "hotel_unknown" | "hotel_twice";
};

/** Longest text on diet or access, and longest address, in characters. */
export const NEEDS_TEXT = 300;
const HOTEL_TEXT = 120;

const EMPTY: JourneyFields = { mode: "", carrier: "", number: "", point: "", day: "", time: "" };
export const EMPTY_PLAN: PlanFields = {
  arrival: EMPTY,
  departure: EMPTY,
  hotel: "",
  hotelOther: "",
  interprets: [],
  needsInterpretation: [],
  diet: "",
  access: "",
};

type Known = {
  hotels: readonly Hotel[];
  entryPoints: readonly EntryPoint[];
  days: readonly string[];
};

/** Reads a travel form against the definition; answers with every problem, and nothing is saved then. */
export function readPlan(
  typed: PlanFields,
  { hotels, entryPoints, days }: Known,
): Result<TravelPlan, PlanProblem[]> {
  const problems: PlanProblem[] = [];
  const ways = JOURNEY_WAYS.map((way) => {
    const read = readJourney(typed[way], { points: entryPoints, days });
    if (read.ok) return read.value;
    problems.push(...read.error.map(({ field, kind }) => ({ field: `${way}.${field}`, kind })));
    return null;
  });
  const [arrival = null, departure = null] = ways;
  if (arrival && departure && departure.at <= arrival.at)
    problems.push({ field: "departure.day", kind: "leaves_before" });
  const hotelOther = typed.hotelOther.trim();
  if (typed.hotel && !hotels.some(({ id }) => id === typed.hotel))
    problems.push({ field: "hotel", kind: "hotel_unknown" });
  else if (typed.hotel && hotelOther) problems.push({ field: "hotelOther", kind: "hotel_twice" });
  if (hotelOther.length > HOTEL_TEXT) problems.push({ field: "hotelOther", kind: "too_long" });
  for (const field of ["diet", "access"] as const)
    if (typed[field].trim().length > NEEDS_TEXT) problems.push({ field, kind: "too_long" });
  if (problems.length > 0) return err(problems);
  return ok({
    arrival,
    departure,
    hotelId: typed.hotel || null,
    hotelOther,
    interprets: typed.interprets.filter(isSpoken),
    needsInterpretation: typed.needsInterpretation.filter(isSpoken),
    diet: typed.diet.trim(),
    access: typed.access.trim(),
  });
}

/** What a form sends, by the names of its fields. */
export function planFieldsOf(
  one: (name: string) => string,
  many: (name: string) => readonly string[],
): PlanFields {
  const way = (of: JourneyWay): JourneyFields => ({
    ...EMPTY,
    ...Object.fromEntries(JOURNEY_FIELDS.map((field) => [field, one(`${of}.${field}`)])),
  });
  return {
    arrival: way("arrival"),
    departure: way("departure"),
    hotel: one("hotel"),
    hotelOther: one("hotelOther"),
    interprets: many("interprets"),
    needsInterpretation: many("needsInterpretation"),
    diet: one("diet"),
    access: one("access"),
  };
}

/** What of somebody's travel the host does not know yet. */
export const TRAVEL_GAPS = ["arrival", "departure", "hotel"] as const;
export type TravelGap = (typeof TRAVEL_GAPS)[number];

export const travelGaps = (known: Record<TravelGap, unknown>): TravelGap[] =>
  TRAVEL_GAPS.filter((gap) => !known[gap]);
