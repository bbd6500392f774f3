import "#app/ui/styles/programme.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useRevalidator } from "@remix-run/react";
import { Clock } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { isLanguage, type Language } from "#app/domain/language/languages.ts";
import { type Filter, FILTERS, passes } from "#app/domain/programme/filters.ts";
import { audienceOf } from "#app/domain/programme/visibility.ts";
import { astanaInstant, formatDate, offsetLabel } from "#app/domain/time/astana.ts";
import { adoptedDocuments } from "#app/server/document/documents.server.ts";
import { programmeView, type ProgrammeView } from "#app/server/programme/page.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";

import { Hero } from "./hero.tsx";
import { type Place, programmeHref } from "./links.ts";
import { Session } from "./session.tsx";
import { Side } from "./side.tsx";

export const handle = { shell: "public" };

const MINUTE = 60_000;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const { presence, language } = context;
  const audience = audienceOf(presence.kind === "viewer" ? presence.viewer.roles : []);
  const view = await programmeView(audience, searchParams.get("day"), language);
  const wished = searchParams.get("show");
  return {
    view,
    adopted: await adoptedDocuments(),
    show: FILTERS.find((filter) => filter === wished) ?? "all",
    sideBySide: searchParams.get("lang") === "all",
    title: `${translator(language, "programme")("title")} · ${view.summit.shortName[language]}`,
  };
}

export default function ProgrammePage() {
  const { view, adopted, show, sideBySide } = useLoaderData<typeof loader>();
  const { i18n } = useTranslation("programme");
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  const place: Place = { day: view.chosen?.key, show, sideBySide };
  useEachMinute();
  return (
    <div className="programme">
      <Hero {...{ view, language, place }} />
      <div className="cols">
        <main>
          <Tools {...{ view, place, language }} />
          <Days {...{ view, place, language }} />
        </main>
        <Side {...{ view, adopted, language, place }} />
      </div>
    </div>
  );
}

/** What is on now moves by itself while the page stays open. */
function useEachMinute() {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), MINUTE);
    return () => clearInterval(timer);
  }, [revalidate]);
}

type Shown = { view: ProgrammeView; place: Place; language: Language };

function Tools({ view, place }: Shown) {
  const { t } = useTranslation("programme");
  const filters = FILTERS.filter((filter) => filter !== "meetings" || view.audience !== "public");
  const day = view.chosen?.days[0]?.day;
  const offset = day ? offsetLabel(astanaInstant(`${day}T12:00`)) : "";
  return (
    <>
      <nav className="tools" aria-label={t("filters")}>
        {filters.map((filter) => (
          <Link
            key={filter}
            className="pillbtn"
            to={programmeHref({ ...place, show: filter })}
            aria-current={filter === place.show ? "true" : undefined}
            preventScrollReset
          >
            {t(`filter.${filter}`)}
          </Link>
        ))}
      </nav>
      {offset ? (
        <p className="tz">
          <Clock className="i i-16" aria-hidden="true" />
          {t("allTimes", { offset })}
        </p>
      ) : null}
    </>
  );
}

function Days({ view, place, language }: Shown) {
  const { t } = useTranslation("programme");
  if (!view.chosen) return <EmptyState title={t("notPublished")} />;
  const filter: Filter = place.show;
  const days = view.chosen.days
    .map(({ day, timed, allDay }) => ({
      day,
      items: [...timed, ...allDay].filter((item) => passes(item, filter)),
    }))
    .filter(({ items }) => items.length > 0);
  if (days.length === 0) {
    return (
      <EmptyState title={t("nothing")}>
        <Link className="btn btn-2" to={programmeHref({ ...place, show: "all" })}>
          {t("showEverything")}
        </Link>
      </EmptyState>
    );
  }
  return days.map(({ day, items }) => (
    <section key={day} aria-label={formatDate(day, language)}>
      {view.chosen && view.chosen.days.length > 1 ? (
        <h2 className="day-name">{formatDate(day, language)}</h2>
      ) : null}
      {items.map((item) => (
        <Session
          key={item.id}
          {...{ item, now: view.now, language, sideBySide: place.sideBySide }}
        />
      ))}
    </section>
  ));
}
