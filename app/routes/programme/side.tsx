import { Link } from "@remix-run/react";
import { CalendarPlus, FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { type Language, PAPER_ORDER, type Trilingual } from "#app/domain/language/languages.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import type { ProgrammeView } from "#app/server/programme/page.server.ts";
import { Frieze } from "#app/ui/ornament/frieze.tsx";

import { type Place, programmeHref } from "./links.ts";

const SHORT: Record<Language, string> = { kk: "ҚАЗ", ru: "РУ", en: "EN" };

/** What a reader takes along, what changed, and how to come. */
export function Side({
  view,
  webcal,
  language,
  place,
}: {
  view: ProgrammeView;
  /** Address to which a calendar program subscribes. */
  webcal: string;
  language: Language;
  place: Place;
}) {
  const { t } = useTranslation("programme");
  return (
    <aside className="aside">
      <div className="take">
        <a className="btn btn-2 btn-l" href={`/programme.ics?lang=${language}`}>
          <CalendarPlus className="i" aria-hidden="true" />
          {t("calendar")}
        </a>
        <a
          className="btn btn-2 btn-l"
          href={`/programme.pdf?lang=${place.sideBySide ? "all" : language}`}
        >
          <FileDown className="i" aria-hidden="true" />
          {t("pdf")}
        </a>
        <Editions view={view} />
        <p className="editions">
          <a href={`${webcal}?lang=${language}`}>{t("subscribe")}</a>
          <a href="/programme.json">{t("json")}</a>
        </p>
        <Link to={programmeHref({ ...place, sideBySide: !place.sideBySide })}>
          {t(place.sideBySide ? "oneLanguage" : "sideBySide")}
        </Link>
      </div>
      <Adopted documents={view.adopted} language={language} />
      <Changes view={view} language={language} />
      <div>
        <h2>{t("coming.title")}</h2>
        <p>
          {t("coming.text", {
            venue: view.summit.venue.name[language],
            address: view.summit.venue.address[language],
          })}
        </p>
      </div>
      <div className="frieze">
        <Frieze />
      </div>
    </aside>
  );
}

/** What the Summit has adopted, each leading to its text; nothing before the first. */
function Adopted({
  documents,
  language,
}: {
  documents: readonly { id: string; title: Trilingual }[];
  language: Language;
}) {
  const { t } = useTranslation("programme");
  if (documents.length === 0) return null;
  return (
    <div>
      <h2>{t("adopted")}</h2>
      <ul className="changes">
        {documents.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/documents/${id}`}>{title[language]}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Editions({ view }: { view: ProgrammeView }) {
  const { t } = useTranslation("programme");
  return (
    <p className="editions">
      <span>{`${t("pdfOther")}: `}</span>
      {PAPER_ORDER.map((each) => (
        <a key={each} href={`/programme.pdf?lang=${each}`} hrefLang={each} lang={each}>
          {SHORT[each]}
        </a>
      ))}
      <a href="/programme.pdf?lang=all">{t("pdfAll")}</a>
      {view.audience === "staff" ? (
        <a href="/programme.pdf?lang=all&edition=staff">{t("pdfStaff")}</a>
      ) : null}
    </p>
  );
}

function Changes({ view, language }: { view: ProgrammeView; language: Language }) {
  const { t } = useTranslation("programme");
  const { version, changes } = view;
  if (!version) return null;
  const at = new Date(version.publishedAt);
  const when = {
    number: version.number,
    date: formatDate(at, language),
    time: astanaTime(at),
  };
  return (
    <div>
      <h2>{t("changes.title", { number: version.number })}</h2>
      {changes.length === 0 ? (
        <p>{version.number === 1 ? t("changes.none") : t("changes.nothing")}</p>
      ) : null}
      <ul className="changes">
        {changes.map((change) => (
          <li key={change.key}>{change.text}</li>
        ))}
      </ul>
      <p className="posted">{t("version", when)}</p>
      {version.number > 1 ? (
        <p className="posted">
          <Link to="/programme/versions">{t("versions.link")}</Link>
        </p>
      ) : null}
    </div>
  );
}
