import { useTranslation } from "react-i18next";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import { type AgendaPoint, speakerName } from "#app/domain/programme/agenda.ts";

type Names = Readonly<Record<string, Trilingual>>;

/** The points of a session's agenda, with who speaks to each. */
export function Agenda({
  points,
  names,
  language,
}: {
  points: readonly AgendaPoint[];
  names: Names;
  language: Language;
}) {
  const { t } = useTranslation("programme");
  if (points.length === 0) return null;
  return (
    <ol className="agenda">
      {points.map(({ title, speakers, statements }, at) => (
        <li key={at}>
          {title[language]}
          {speakers.map((speaker, j) => (
            <small key={j}>{speakerName(speaker, names, language)}</small>
          ))}
          {statements ? <small>{t("agenda.floor")}</small> : null}
        </li>
      ))}
    </ol>
  );
}
