import { useTranslation } from "react-i18next";

import { astanaTime, formatDate, weekday } from "#app/domain/time/astana.ts";
import type { BoardRow } from "#app/server/travel/board.server.ts";
import { Flag } from "#app/ui/flag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** A table a day; heads of delegation are marked in words as well. */
export function BoardTable({ rows }: { rows: readonly BoardRow[] }) {
  const { t } = useTranslation("travel");
  const language = useLanguage();
  const days = [...new Set(rows.map(({ day }) => day))];
  return days.map((day) => {
    const own = rows.filter((row) => row.day === day);
    return (
      <section className="card" key={day} aria-labelledby={`day-${day}`}>
        <div className="card-h">
          <h2 className="h-sec" id={`day-${day}`}>
            {formatDate(day, language)}
          </h2>
          <span className="t13 c2">
            {weekday(day, language)} · {t("board.people", { count: own.length })}
          </span>
        </div>
        <table className="tbl tbl-stack">
          <thead>
            <tr>
              <th>{t("board.time")}</th>
              <th>{t("board.delegation")}</th>
              <th>{t("board.who")}</th>
              <th>{t("board.flight")}</th>
              <th>{t("board.point")}</th>
              <th>{t("board.hotel")}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((row) => (
              <tr key={row.id} className={row.head ? "board-head" : undefined}>
                <td data-label={t("board.time")}>
                  <b>{astanaTime(row.at)}</b>
                </td>
                <td>
                  <span className="row">
                    <Flag iso2={row.iso2} />
                    {row.delegation}
                  </span>
                </td>
                <td className="board-who">
                  {row.name}
                  <small className="c2">{` · ${row.category}`}</small>
                </td>
                <td data-label={t("board.flight")}>
                  {[row.carrier, row.number].filter(Boolean).join(" ") || t(`mode.${row.mode}`)}
                </td>
                <td data-label={t("board.point")}>{row.point}</td>
                <td data-label={t("board.hotel")}>{row.hotel || t("table.none")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  });
}
