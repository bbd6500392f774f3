import { Form, Link } from "@remix-run/react";
import { Pin, Printer, Redo2, Undo2 } from "lucide-react";

import { MEETING_LEVELS } from "#app/domain/bilateral/kinds.ts";
import { formatDay, weekday } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

import { boardHref, type Looking } from "./links.ts";

/** Requests of the step to undo and to do again; null when there is none. */
export type NextSteps = { undo: readonly string[] | null; redo: readonly string[] | null };

type DayBarProps = { view: BoardView; looking: Looking; next: NextSteps; words: Words };

/** Title, a tab a day with its counts, what the borders of the cards mean, and what is done to the board as a whole. */
export function DayBar({ view, looking, next, words }: DayBarProps) {
  const { t, language } = words;
  return (
    <div className="tool">
      <h1>{t("title")}</h1>
      <p className="print-day">
        {weekday(view.day, language)}, {formatDay(view.day, language)} ·{" "}
        {t(`board.axis.${looking.axis}`)}
      </p>
      <nav className="days" aria-label={t("days")}>
        {view.days.map(({ day, placed, wanted }) => (
          <Link
            key={day}
            to={boardHref({ ...looking, day })}
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
      <Key words={words} />
      <div className="tool-end">
        <Link className="t13" to="/bilaterals/requests">
          {t("requests")}
        </Link>
        <Link className="t13" to="/bilaterals/waiting">
          {t("waitingList")}
        </Link>
        <AxisSwitch looking={looking} words={words} />
        <Step intent="undo" requests={next.undo} {...{ view, words }} />
        <Step intent="redo" requests={next.redo} {...{ view, words }} />
        <button type="button" className="iconbtn" onClick={() => window.print()}>
          <Printer className="i" aria-hidden="true" />
          <span className="vh">{t("print.go")}</span>
        </button>
      </div>
    </div>
  );
}

function Key({ words: { t } }: { words: Words }) {
  return (
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
    </span>
  );
}

function AxisSwitch({ looking, words: { t } }: { looking: Looking; words: Words }) {
  return (
    <nav className="seg axis" aria-label={t("board.axes")}>
      {(["rooms", "delegations"] as const).map((axis) => (
        <Link
          key={axis}
          to={boardHref({ ...looking, axis })}
          aria-current={axis === looking.axis ? "page" : undefined}
          preventScrollReset
        >
          {t(`board.axis.${axis}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Undo or redo, with what it would turn back. */
function Step(props: {
  intent: "undo" | "redo";
  requests: readonly string[] | null;
  view: BoardView;
  words: Words;
}) {
  const { intent, requests, view, words } = props;
  const [only, ...others] = requests ?? [];
  const sides = view.requests.find(({ id }) => id === only)?.sides;
  const what =
    sides && others.length === 0
      ? words.pair(sides)
      : words.t("step.several", { count: requests?.length ?? 0 });
  const label = requests ? words.t(`step.${intent}`, { what }) : words.t(`step.no_${intent}`);
  const Icon = intent === "undo" ? Undo2 : Redo2;
  return (
    <Form method="post" preventScrollReset>
      <button
        className="iconbtn"
        name="intent"
        value={intent}
        disabled={!requests}
        title={label}
        aria-keyshortcuts={intent === "undo" ? "Control+Z" : "Control+Shift+Z"}
      >
        <Icon className="i" aria-hidden="true" />
        <span className="vh">{label}</span>
      </button>
    </Form>
  );
}
