import { ASTANA, astanaOffsetMinutes } from "#app/domain/time/astana.ts";

const DAY = 86_400_000;
const YEAR = 366 * DAY;

/**
 * VTIMEZONE (RFC 5545 §3.6.5) of Astana for the years around these days (ISO), from the zone data of the running system:
 * ready-made tables still say UTC+6 after 1 March 2024.
 */
export function vtimezone(days: readonly string[]): string {
  const midnights = days.map((day) => Date.parse(`${day}T00:00:00Z`));
  const [from, until] = [Math.min(...midnights) - YEAR, Math.max(...midnights) + 3 * YEAR];
  const observances = [observance(from, from)];
  for (let at = from; at < until; at += DAY) {
    if (offset(at) !== offset(at + DAY)) observances.push(observance(firstWith(at), at));
  }
  return ["BEGIN:VTIMEZONE", `TZID:${ASTANA}`, ...observances.flat(), "END:VTIMEZONE"].join("\r\n");
}

const offset = (at: number): number => astanaOffsetMinutes(new Date(at));

/** The minute at which the offset after `at` begins, within the following day. */
function firstWith(at: number): number {
  let [before, after] = [at, at + DAY];
  while (after - before > 60_000) {
    const middle = Math.floor((before + after) / 2 / 60_000) * 60_000;
    if (offset(middle) === offset(at)) before = middle;
    else after = middle;
  }
  return after;
}

function observance(begins: number, previous: number): string[] {
  const [was, is] = [offset(previous), offset(begins)];
  const local = new Date(begins + was * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, "");
  return [
    "BEGIN:STANDARD",
    `DTSTART:${local}`,
    `TZOFFSETFROM:${utcOffset(was)}`,
    `TZOFFSETTO:${utcOffset(is)}`,
    `TZNAME:${utcOffset(is).slice(0, 3)}`,
    "END:STANDARD",
  ];
}

function utcOffset(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.trunc(size / 60))}${two(size % 60)}`;
}
