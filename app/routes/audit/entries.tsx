import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { TrailEntry } from "#app/server/audit/trail.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** The first signs of an id tell it from its neighbours; the link carries the whole. */
const SHOWN = 8;

export function Entries({ entries }: { entries: readonly TrailEntry[] }) {
  const { t } = useTranslation("admin");
  const language = useLanguage();
  return (
    <div className="card table-scroll">
      <table className="tbl tbl-stack trail">
        <caption className="vh">{t("audit.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("audit.when")}</th>
            <th scope="col">{t("audit.action")}</th>
            <th scope="col">{t("audit.subject")}</th>
            <th scope="col">{t("audit.actor")}</th>
            <th scope="col">{t("audit.fields")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td data-label={t("audit.when")}>
                {formatDay(entry.at, language)}, {astanaTime(entry.at)}
              </td>
              <td className="w5" data-label={t("audit.action")}>
                {entry.action}
              </td>
              <td data-label={t("audit.subject")}>
                <span>
                  {entry.subjectKind}{" "}
                  <Link to={`?subject=${encodeURIComponent(entry.subjectId)}`}>
                    {entry.subjectId.slice(0, SHOWN)}
                  </Link>
                </span>
              </td>
              <td data-label={t("audit.actor")}>
                <Link to={`?actor=${encodeURIComponent(entry.actor)}`}>
                  {entry.name ?? entry.actor.slice(0, SHOWN)}
                </Link>
              </td>
              <td className="c2" data-label={t("audit.fields")}>
                {entry.fields.join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
