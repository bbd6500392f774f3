import { type ICalCalendar, ICalEventStatus } from "ical-generator";

import type { Language } from "#app/domain/language/languages.ts";
import {
  isProvisional,
  type ProgrammeItem,
  type PublishedProgramme,
} from "#app/domain/programme/item.ts";
import { visibleTo } from "#app/domain/programme/visibility.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";

import { astanaCalendar, astanaHours } from "../calendar/astana-calendar.server.ts";

const DAY = 86_400_000;

/**
 * The public items of a published version as iCalendar (RFC 5545), in one language. An item keeps its UID for ever and
 * counts its changes in SEQUENCE; hours are Astana's, with the zone's rules beside them; without hours it is a day.
 */
export function programmeCalendar(
  published: PublishedProgramme,
  definition: SummitDefinition,
  language: Language,
  address: string,
): string {
  const t = translator(language, "programme");
  const publishedAt = new Date(published.publishedAt);
  const calendar = astanaCalendar({
    description: t("calendarVersion", {
      number: published.number,
      date: formatDate(publishedAt, language),
      time: astanaTime(publishedAt),
    }),
    name: t("calendarName", { summit: definition.shortName[language] }),
    product: "Programme",
    language,
    days: published.items.map(({ day }) => day),
    address,
  });
  for (const item of published.items) {
    if (visibleTo(item, "public")) addEvent(calendar, item, published, definition, language);
  }
  return calendar.toString();
}

function addEvent(
  calendar: ICalCalendar,
  item: ProgrammeItem,
  published: PublishedProgramme,
  definition: SummitDefinition,
  language: Language,
): void {
  const t = translator(language, "programme");
  const stamp = new Date(published.publishedAt);
  const room = item.room ? `${item.room.name[language]}, ${definition.venue.name[language]}` : null;
  const said = [
    item.note?.[language],
    isProvisional(item) ? t("calendarProvisional") : undefined,
  ].flatMap((text) => (text ? [text] : []));
  calendar.createEvent({
    id: `${item.id}@${definition.id}.shanyrak`,
    sequence: item.sequence,
    stamp,
    lastModified: stamp,
    summary: item.title[language],
    location: room ?? item.place?.[language] ?? null,
    description: said.join("\n\n") || null,
    status: statusOf(item),
    ...when(item),
  });
}

function statusOf(item: ProgrammeItem): ICalEventStatus {
  if (item.cancelled) return ICalEventStatus.CANCELLED;
  return isProvisional(item) ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function when({ day, startsAt, endsAt }: ProgrammeItem) {
  if (!startsAt) {
    const midnight = new Date(`${day}T00:00:00Z`);
    return {
      allDay: true,
      start: midnight,
      end: new Date(midnight.getTime() + DAY),
      timezone: null,
    };
  }
  return astanaHours(startsAt, endsAt);
}
