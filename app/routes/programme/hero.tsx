import { Link } from "@remix-run/react";
import { MapPin } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { Tab } from "#app/domain/programme/tabs.ts";
import { formatDay, weekday } from "#app/domain/time/astana.ts";
import type { ProgrammeView } from "#app/server/programme/page.server.ts";
import { RingWithRays } from "#app/ui/ornament/ring.tsx";

import { type Place, programmeHref } from "./links.ts";

/** Whose programme, where, and its days as tabs. */
export function Hero({
  view,
  chosen,
  language,
  place,
}: {
  view: ProgrammeView;
  chosen: Tab | null;
  language: Language;
  place: Place;
}) {
  const { t } = useTranslation("programme");
  const { summit, tabs } = view;
  return (
    <section className="hero">
      <RingWithRays />
      <p className="w">
        <MapPin className="i i-16" aria-hidden="true" />
        {`${summit.venue.name[language]}, ${summit.city[language]}`}
      </p>
      <p className="s">{summit.name[language]}</p>
      <h1>{t("title")}</h1>
      <nav className="days" aria-label={t("days")}>
        {tabs.map(({ key, days }) => (
          <Link
            key={key}
            to={programmeHref({ ...place, day: key })}
            aria-current={key === chosen?.key ? "date" : undefined}
            preventScrollReset
          >
            <TabName
              day={days.length === 1 ? days[0]?.day : undefined}
              {...{ tab: key, language }}
            />
          </Link>
        ))}
      </nav>
    </section>
  );
}

function TabName({
  tab,
  day,
  language,
}: {
  tab: string;
  day: string | undefined;
  language: Language;
}) {
  const { t } = useTranslation("programme");
  if (day === undefined || tab !== day) return <span>{t("before")}</span>;
  return (
    <>
      <span className="weekday">{weekday(day, language)}</span>
      <small>{formatDay(day, language)}</small>
    </>
  );
}
