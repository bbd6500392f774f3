import { err, ok, type Result } from "../result.ts";
import { astanaInstant } from "../time/astana.ts";
import { type JourneyMode, JOURNEY_MODES } from "./mode.ts";
import { servesMode, type EntryPoint } from "./places.ts";

/** Each nominee comes once and leaves once. */
export const JOURNEY_WAYS = ["arrival", "departure"] as const;
export type JourneyWay = (typeof JOURNEY_WAYS)[number];

/** What the form holds, as typed; day and hour are of Astana. */
export type JourneyFields = Record<(typeof JOURNEY_FIELDS)[number], string>;
export const JOURNEY_FIELDS = ["mode", "carrier", "number", "point", "day", "time"] as const;

export type Journey = {
  mode: JourneyMode;
  carrier: string;
  number: string;
  pointId: string;
  at: Date;
};

export type JourneyProblem = {
  field: keyof JourneyFields;
  kind:
    | "mode_missing"
    | "carrier_missing"
    | "number_missing"
    | "flight_malformed"
    | "point_missing"
    | "point_unfit"
    | "day_missing"
    | "day_far"
    | "time_missing"
    | "too_long";
};

/** Longest carrier and number, in characters. */
export const JOURNEY_TEXT = 60;
/** How many days around the summit somebody may come or leave. */
const DAYS_AROUND = 30;
/** IATA designator (two signs) or ICAO one (three letters), then up to four figures and a suffix: KC 852, TK352, UAL1A. */
const FLIGHT_NUMBER = /^(?:[A-Z][A-Z0-9]|\d[A-Z]|[A-Z]{3}) ?\d{1,4}[A-Z]?$/;

/**
 * Reads one way of somebody's travel. Nothing typed is no journey (null), and no refusal.
 * @param days of the summit; day and hour are read as Astana's
 */
export function readJourney(
  typed: JourneyFields,
  { points, days }: { points: readonly EntryPoint[]; days: readonly string[] },
): Result<Journey | null, JourneyProblem[]> {
  const { carrier, number, day, time } = typed;
  if (JOURNEY_FIELDS.every((field) => typed[field].trim() === "")) return ok(null);
  const mode = JOURNEY_MODES.find((known) => known === typed.mode);
  const point = points.find(({ id }) => id === typed.point);
  const problems: JourneyProblem[] = [];
  const refuse = (field: keyof JourneyFields, kind: JourneyProblem["kind"]) =>
    problems.push({ field, kind });
  if (!mode) refuse("mode", "mode_missing");
  if (carrier.length > JOURNEY_TEXT) refuse("carrier", "too_long");
  else if (mode === "flight" && !carrier.trim()) refuse("carrier", "carrier_missing");
  const flight = number.trim().toUpperCase().replace(/\s+/gu, " ");
  if (number.length > JOURNEY_TEXT) refuse("number", "too_long");
  else if (mode === "flight" && !flight) refuse("number", "number_missing");
  else if (mode === "flight" && !FLIGHT_NUMBER.test(flight)) refuse("number", "flight_malformed");
  if (!point) refuse("point", "point_missing");
  else if (mode && !servesMode(point, mode)) refuse("point", "point_unfit");
  if (!isDay(day)) refuse("day", "day_missing");
  else if (isFar(day, days)) refuse("day", "day_far");
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) refuse("time", "time_missing");
  if (problems.length > 0 || !mode || !point) return err(problems);
  return ok({
    mode,
    carrier: carrier.trim(),
    number: flight,
    pointId: point.id,
    at: astanaInstant(`${day}T${time}`),
  });
}

/** Is this a day of the calendar, `2022-10-13`? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Further from the summit than anybody comes or leaves: most often the year is wrong. */
export function isFar(day: string, days: readonly string[]): boolean {
  const at = Date.parse(day);
  const around = DAYS_AROUND * 86_400_000;
  return at < Date.parse(days[0] ?? "") - around || at > Date.parse(days.at(-1) ?? "") + around;
}
