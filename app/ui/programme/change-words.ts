import type { TFunction } from "i18next";

import type { Language } from "../../domain/language/languages.ts";
import type { Change } from "../../domain/programme/changes.ts";
import { assertNever } from "../../domain/result.ts";
import { astanaTime, formatDay } from "../../domain/time/astana.ts";

/** One change as a sentence for readers. */
export function changeWords(change: Change, t: TFunction<"programme">, language: Language): string {
  const { item } = change;
  const title = item.title[language];
  switch (change.kind) {
    case "added":
    case "removed":
    case "cancelled":
    case "restored":
    case "retitled":
    case "press":
    case "text":
      return t(`changes.${change.kind}`, { title });
    case "audience": {
      const audience = t(`audience.${item.visibility}`).toLocaleLowerCase(language);
      return t("changes.audience", { title, audience });
    }
    case "placed": {
      const place = item.room?.name[language] ?? item.place?.[language];
      return place ? t("changes.place", { title, place }) : t("changes.placeUnknown", { title });
    }
    case "timed":
      return timeWords(change, t, language);
    default:
      return assertNever(change);
  }
}

function timeWords(
  { item, before }: Extract<Change, { kind: "timed" }>,
  t: TFunction<"programme">,
  language: Language,
): string {
  const title = item.title[language];
  const otherDay = before.day !== item.day;
  const day = formatDay(item.day, language);
  if (!item.startsAt) return t(otherDay ? "changes.otherDay" : "changes.untimed", { title, day });
  const start = astanaTime(new Date(item.startsAt));
  const time = item.endsAt ? `${start}–${astanaTime(new Date(item.endsAt))}` : start;
  if (otherDay) return t("changes.movedDay", { title, day, time });
  return t(before.startsAt ? "changes.moved" : "changes.timed", { title, time });
}
