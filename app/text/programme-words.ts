import type { TFunction } from "i18next";

import type { Language, Trilingual } from "../domain/language/languages.ts";
import type { Change } from "../domain/programme/changes.ts";
import { same } from "../domain/programme/difference.ts";
import type { ProgrammeItem } from "../domain/programme/item.ts";
import { assertNever } from "../domain/result.ts";
import { astanaTime, formatDay } from "../domain/time/astana.ts";

export type ProgrammeWords = TFunction<"programme">;
/** Names of delegations, by id. */
export type Names = ReadonlyMap<string, Trilingual>;

/** One change as a sentence for readers: "Plenary II moved from 15:00 to 15:30". */
export function changeWords(
  change: Change,
  t: ProgrammeWords,
  language: Language,
  names: Names,
): string {
  const { item, kind } = change;
  const title = item.title[language];
  switch (kind) {
    case "added":
    case "removed":
    case "cancelled":
    case "restored":
    case "confirmed":
    case "doubted":
    case "text":
      return t(`changes.${kind}`, { title });
    case "retitled":
      return retitledWords(change, t, language);
    case "press":
      return t(`changes.press.${item.press}`, { title });
    case "mode":
      return t(`changes.mode.${item.mode ?? "unknown"}`, { title });
    case "audience": {
      const audience = t(`audience.${item.visibility}`).toLocaleLowerCase(language);
      return t("changes.audience", { title, audience });
    }
    case "attendance":
      return attendanceWords(change, t, language, names);
    case "agenda":
      return agendaWords(change, t, language);
    case "placed":
      return placeWords(change, t, language);
    case "timed":
      return timeWords(change, t, language);
    default:
      return assertNever(kind);
  }
}

type Between = { item: ProgrammeItem; before: ProgrammeItem };

function retitledWords({ item, before }: Between, t: ProgrammeWords, language: Language): string {
  const [title, from] = [item.title[language], before.title[language]];
  return title === from
    ? t("changes.translated", { title })
    : t("changes.retitled", { title, from });
}

const placeOf = (item: ProgrammeItem, language: Language): string | undefined =>
  item.room?.name[language] ?? (item.place?.[language] || undefined);

function placeWords({ item, before }: Between, t: ProgrammeWords, language: Language): string {
  const title = item.title[language];
  const [place, from] = [placeOf(item, language), placeOf(before, language)];
  if (!place) return t("changes.placeUnknown", { title });
  return from && from !== place
    ? t("changes.placeFrom", { title, place, from })
    : t("changes.place", { title, place });
}

const timeOf = (instant: string): string => astanaTime(new Date(instant));

function timeWords({ item, before }: Between, t: ProgrammeWords, language: Language): string {
  const title = item.title[language];
  const [day, fromDay] = [formatDay(item.day, language), formatDay(before.day, language)];
  const otherDay = before.day !== item.day;
  if (!item.startsAt)
    return otherDay
      ? t("changes.otherDay", { title, day, from: fromDay })
      : t("changes.untimed", { title });
  const start = timeOf(item.startsAt);
  const time = item.endsAt ? `${start}–${timeOf(item.endsAt)}` : start;
  if (!before.startsAt)
    return t(otherDay ? "changes.timedDay" : "changes.timed", { title, day, time });
  const from = timeOf(before.startsAt);
  if (otherDay)
    return t("changes.movedDay", { title, to: `${day}, ${start}`, from: `${fromDay}, ${from}` });
  if (from !== start) return t("changes.moved", { title, from, to: start });
  if (!item.endsAt) return t("changes.openEnd", { title });
  const end = timeOf(item.endsAt);
  return before.endsAt
    ? t("changes.endMoved", { title, from: timeOf(before.endsAt), to: end })
    : t("changes.ends", { title, to: end });
}

/** A party by name: a delegation, or a group of them. */
export function partyName(
  party: string,
  t: ProgrammeWords,
  language: Language,
  names: Names,
): string {
  if (party === "*all" || party === "*members" || party === "*heads")
    return t(`party.${party.slice(1)}` as "party.all");
  return names.get(party)?.[language] ?? party;
}

function attendanceWords(
  { item, before }: Between,
  t: ProgrammeWords,
  language: Language,
  names: Names,
): string {
  const title = item.title[language];
  const named = (parties: readonly string[], but: readonly string[]) =>
    parties
      .filter((party) => !but.includes(party))
      .map((party) => partyName(party, t, language, names))
      .join(", ");
  const [joined, left] = [named(item.parties, before.parties), named(before.parties, item.parties)];
  return [
    joined && t("changes.joined", { title, who: joined }),
    left && t("changes.left", { title, who: left }),
  ]
    .filter(Boolean)
    .join(". ");
}

function agendaWords({ item, before }: Between, t: ProgrammeWords, language: Language): string {
  const title = item.title[language];
  const points = (of: ProgrammeItem, but: ProgrammeItem) =>
    of.agenda
      .filter((point) => !but.agenda.some((other) => same(point.title, other.title)))
      .map((point) => t("changes.point", { point: point.title[language] }))
      .join(", ");
  const [added, gone] = [points(item, before), points(before, item)];
  return [
    added && t("changes.pointsAdded", { title, points: added }),
    gone && t("changes.pointsGone", { title, points: gone }),
    !added && !gone && t("changes.agenda", { title }),
  ]
    .filter(Boolean)
    .join(". ");
}
