import "#app/ui/styles/programme.css";
import "#app/ui/styles/programme-print.css";

import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Clock } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import { FILTERS, passes } from "#app/domain/programme/filters.ts";
import { minutesLeft } from "#app/domain/programme/now.ts";
import { chosenTab, type Tab } from "#app/domain/programme/tabs.ts";
import { astanaDay, astanaInstant, formatDate, offsetLabel } from "#app/domain/time/astana.ts";
import { env } from "#app/server/platform/env.server.ts";
import { audienceIn } from "#app/server/programme/audience.server.ts";
import { joinLinks } from "#app/server/programme/join-links.server.ts";
import { programmeView, type ProgrammeView } from "#app/server/programme/page.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { Hero } from "./hero.tsx";
import { type Place, placeIn, programmeHref } from "./links.ts";
import { Offline } from "./offline.tsx";
import { Session } from "./session.tsx";
import { Side } from "./side.tsx";
import { useProgramme } from "./use-programme.ts";

export const handle = { shell: "public" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { tagName: "link", rel: "alternate", type: "text/calendar", href: "/programme.ics" },
  { tagName: "link", rel: "alternate", type: "application/json", href: "/programme.json" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { presence, language } = context;
  const view = await programmeView(audienceIn(context), language);
  const place = placeIn(new URL(request.url).searchParams);
  const viewer = presence.kind === "viewer" ? presence.viewer : null;
  const items = view.tabs.flatMap(({ days }) =>
    days.flatMap(({ timed, allDay }) => [...timed, ...allDay]),
  );
  const page = {
    view,
    links: await joinLinks(viewer, items),
    place,
    webcal: `${env().ORIGIN.replace(/^https?:/, "webcal:")}/programme.ics`,
    title: `${translator(language, "programme")("title")} · ${view.summit.shortName[language]}`,
  };
  return data(page, { headers: presence.kind === "nobody" ? keptBy(view, place) : {} });
}

/**
 * A stranger's page is asked for anew each time, and not sent again while it would be the same: nothing was published, and
 * what it says of the hour still holds.
 */
function keptBy(view: ProgrammeView, place: Place): Record<string, string> {
  const now = new Date(view.now);
  const chosen = chosenTab(view.tabs, place.day, astanaDay(now));
  const items = chosen?.days.flatMap(({ timed }) => timed) ?? [];
  const left = items.flatMap((item) => minutesLeft(item, now) ?? []);
  const shown = programmeHref({ ...place, day: chosen?.key ?? null });
  return { etag: [view.tag, shown, ...left].join("-"), "cache-control": "no-cache" };
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export { shouldRevalidate } from "#app/ui/programme/revalidate.ts";

export default function ProgrammePage() {
  const loaded = useLoaderData<typeof loader>();
  const language = useLanguage();
  const { view, now, age } = useProgramme(loaded.view, language);
  const [search] = useSearchParams();
  // A kept page was made for another address than the one it opens at: first it stands as it was made.
  const place = useHydrated() ? placeIn(search) : loaded.place;
  const chosen = chosenTab(view.tabs, place.day, astanaDay(new Date(now)));
  const shown = { view, chosen, place: { ...place, day: chosen?.key ?? null }, language };
  return (
    <div className="programme">
      <Hero {...shown} />
      <div className="cols">
        <main>
          <Offline version={view.version} {...{ age, language }} />
          <Tools {...shown} />
          <Days {...shown} now={now} links={loaded.links} />
        </main>
        <Side {...shown} webcal={loaded.webcal} />
      </div>
    </div>
  );
}

type Shown = { view: ProgrammeView; chosen: Tab | null; place: Place; language: Language };

function Tools({ view, chosen, place }: Shown) {
  const { t } = useTranslation("programme");
  const filters = FILTERS.filter((filter) => filter !== "meetings" || view.audience !== "public");
  const day = chosen?.days[0]?.day;
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

type Joining = { now: number; links: Readonly<Record<string, string>> };

function Days({ view, chosen, place, language, now, links }: Shown & Joining) {
  const { t } = useTranslation("programme");
  if (!chosen) return <EmptyState title={t("notPublished")} />;
  const days = chosen.days
    .map(({ day, timed, allDay }) => ({
      day,
      items: [...timed, ...allDay].filter((item) => passes(item, place.show)),
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
      <h2 className={chosen.days.length > 1 ? "day-name" : "day-name of-print"}>
        {formatDate(day, language)}
      </h2>
      {items.map((item) => (
        <Session
          key={item.id}
          {...{ item, now, language, sideBySide: place.sideBySide }}
          link={links[item.id]}
          speakers={view.speakers}
        />
      ))}
    </section>
  ));
}
