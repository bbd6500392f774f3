import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { Day } from "#app/server/operations/day.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** 2 184 with a thin space, as all figures of the house. */
export const figure = (number: number): string =>
  String(number).replace(/\B(?=(\d{3})+$)/g, "\u2009");

/** Seconds to a tenth, as the language writes them. */
export const tenths = (milliseconds: number, language: Language): string =>
  (milliseconds / 1000).toLocaleString(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });

/** The numbers of the day, side by side. */
export function Figures({ day, now }: { day: Day; now: Date }) {
  const { t } = useTranslation("operations");
  const language = useLanguage();
  const next = day.items.find(({ startsAt }) => startsAt !== null && startsAt > now);
  const { admitted, refused, checked, scans } = day.passages;
  return (
    <dl className="card figures">
      <Tile label={t("figure.next")} note={next ? next.title[language] : t("figure.nothingNext")}>
        {next?.startsAt ? astanaTime(next.startsAt) : "–"}
      </Tile>
      <Tile label={t("figure.inside")} note={t("figure.insideNote")}>
        {figure(day.inside)}
      </Tile>
      <Tile
        label={t("figure.principals")}
        note={t("figure.principalsOf", { count: day.principals.of })}
      >
        {figure(day.principals.inside)}
      </Tile>
      <Tile label={t("figure.admitted")} note={t("figure.scans", { count: scans })}>
        {figure(admitted)}
      </Tile>
      <Tile
        label={t("figure.other")}
        note={`${t("figure.refused", { count: refused })}, ${t("figure.checked", { count: checked })}`}
      >
        {figure(refused + checked)}
      </Tile>
      <Tile label={t("figure.took")} note={t("figure.tookNote")}>
        {day.tookMs === null ? "–" : t("gates.seconds", { seconds: tenths(day.tookMs, language) })}
      </Tile>
      <Tile label={t("figure.badges")} note={t("figure.waiting", { count: day.badges.waiting })}>
        {figure(day.badges.live)}
      </Tile>
    </dl>
  );
}

function Tile({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div>
      <dt className="t13 c2">{label}</dt>
      <dd>
        <b>{children}</b>
        <span className="t13 c2">{note}</span>
      </dd>
    </div>
  );
}
