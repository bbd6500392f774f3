import { Link } from "@remix-run/react";
import { Pin } from "lucide-react";

import { MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";
import { formatDay, weekday } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";

import { boardHref } from "./links.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

/** Title, a tab a day with its counts, and what the borders of the cards mean. */
export function DayBar({ view, words }: { view: BoardView; words: Words }) {
  const { t, language } = words;
  return (
    <div className="tool">
      <h1>{t("title")}</h1>
      <nav className="days" aria-label={t("days")}>
        {view.days.map(({ day, placed, wanted }) => (
          <Link
            key={day}
            to={boardHref(day)}
            aria-current={day === view.day ? "date" : undefined}
            preventScrollReset
          >
            <span>
              <span className="weekday">{weekday(day, language)}, </span>
              {formatDay(day, language)}
            </span>
            <small>{wanted > placed ? t("placedOf", { placed, wanted }) : placed}</small>
          </Link>
        ))}
      </nav>
      <span className="key">
        {MEETING_LEVELS.map((level) => (
          <span key={level}>
            <i className={level} />
            {t(`level.${level}`)}
          </span>
        ))}
        <span>
          <Pin className="i i-14" aria-hidden="true" />
          {t("pinned")}
        </span>
        <Link to="/bilaterals/plans">{t("plans")}</Link>
      </span>
    </div>
  );
}
