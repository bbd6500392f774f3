import { TZDate } from "@date-fns/tz";
import ical, { type ICalCalendar, ICalCalendarMethod } from "ical-generator";

import type { Language } from "#app/domain/language/languages.ts";
import { ASTANA } from "#app/domain/time/astana.ts";

import { vtimezone } from "./vtimezone.server.ts";

/** An empty calendar to subscribe to (RFC 5545, METHOD:PUBLISH), with the rules of Astana's time around its days. */
export function astanaCalendar(about: {
  name: string;
  /** Which state of things it shows, where there is more than one. */
  description?: string;
  product: string;
  language: Language;
  /** ISO days of its events. */
  days: readonly string[];
  address: string;
}): ICalCalendar {
  return ical({
    name: about.name,
    description: about.description ?? null,
    prodId: {
      company: "Shanyrak",
      product: about.product,
      language: about.language.toUpperCase(),
    },
    method: ICalCalendarMethod.PUBLISH,
    // Named event by event: a zone for the whole calendar would take the Z from DTSTAMP.
    timezone: { name: null, generator: () => vtimezone(about.days) },
    url: about.address,
    ttl: 60 * 15,
  });
}

/** When an event is, in Astana's hours. */
export function astanaHours(startsAt: string | Date, endsAt: string | Date | null) {
  const end = endsAt === null ? {} : { end: zoned(endsAt) };
  return { start: zoned(startsAt), ...end, timezone: ASTANA };
}

const zoned = (at: string | Date): TZDate => new TZDate(new Date(at).getTime(), ASTANA);
