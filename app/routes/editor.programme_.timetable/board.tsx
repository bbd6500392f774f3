import { Link } from "@remix-run/react";
import { ClockFading } from "lucide-react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";

import { isProvisional } from "#app/domain/programme/item.ts";
import { minutesOf } from "#app/domain/programme/revise.ts";
import type { Card as Placed } from "#app/domain/programme/timetable.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { DraftItem } from "#app/server/programme/items.server.ts";
import type { TimetableView } from "#app/server/programme/timetable.server.ts";
import { laneStyle, PIXELS_A_MINUTE } from "#app/ui/board/geometry.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { type Carry, columnId } from "./use-carry.ts";

type Props = { view: TimetableView; carry: Carry };

/** The day with its rooms, what is carried over it, and beside it what has no hour yet. */
export function Board({ view, carry }: Props) {
  const { t } = useTranslation("programme");
  const { opens, closes, columns, unplaced } = view.timetable;
  const style = {
    "--columns": columns.length,
    "--height": `${((closes - opens) / 60_000) * PIXELS_A_MINUTE}px`,
  } as CSSProperties;
  return (
    <div className="tt-day">
      {unplaced.length > 0 ? (
        <section className="tt-tray" aria-label={t("allDay")}>
          <h2 className="h-sub">{t("allDay")}</h2>
          <ul>
            {unplaced.map((item) => (
              <li key={item.id}>
                <Card item={item} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="tt-board" aria-label={t("timetable.title")}>
        <div className="bd-grid" style={style}>
          <Hours opens={opens} closes={closes} />
          {columns.map(({ roomId, cards }, index) => (
            <Lane key={columnId(roomId)} {...{ view, roomId, cards, index, opens }} />
          ))}
          <Carried view={view} carry={carry} />
        </div>
      </section>
    </div>
  );
}

/** Shorter than this, a card has room for its title alone. */
const SHORT_MINUTES = 25;
/** What a card's title shares its height with: its frame, and the line of hours below; a line of the title itself. */
const FRAME_AND_HOURS = 19;
const TITLE_LINE = 16;

function Hours({ opens, closes }: { opens: number; closes: number }) {
  const count = (closes - opens) / 3_600_000 + 1;
  const hours = Array.from({ length: count }, (_, index) => opens + index * 3_600_000);
  return (
    <div className="tt-hours" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} style={{ top: `${((hour - opens) / 60_000) * PIXELS_A_MINUTE}px` }}>
          {astanaTime(new Date(hour))}
        </span>
      ))}
    </div>
  );
}

function Lane({
  view,
  roomId,
  cards,
  index,
  opens,
}: {
  view: TimetableView;
  roomId: string | null;
  cards: readonly Placed<DraftItem>[];
  index: number;
  opens: number;
}) {
  const { t } = useTranslation("programme");
  const language = useLanguage();
  const name = view.rooms.find(({ id }) => id === roomId)?.name[language];
  const heading = `lane-${columnId(roomId)}`;
  return (
    <section className="tt-lane" aria-labelledby={heading} style={{ gridColumn: index + 2 }}>
      <h2 id={heading}>{name ?? t("edit.form.noRoom")}</h2>
      <ul data-column={columnId(roomId)}>
        {cards.map(({ item, start, minutes, beside, of }) => (
          <li
            key={item.id}
            className="tt-at"
            style={
              {
                ...laneStyle(opens, start, minutes),
                "--left": `${(beside / of) * 100}%`,
                "--wide": `${100 / of}%`,
              } as CSSProperties
            }
          >
            <Card item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A session; its link leads to its form, where all that a drag does can be written. */
function Card({ item }: { item: DraftItem }) {
  const language = useLanguage();
  const { t } = useTranslation("programme");
  const { startsAt, endsAt } = item;
  const isShort = startsAt !== null && minutesOf(item) < SHORT_MINUTES;
  const look = [isProvisional(item) && "is-provisional", isShort && "is-short"];
  return (
    <Link
      className={["tt-card", ...look].filter(Boolean).join(" ")}
      to={`/editor/programme?item=${item.id}#item-title`}
      data-item={item.id}
      draggable={false}
      aria-keyshortcuts="M"
      style={startsAt ? titleLines(minutesOf(item)) : undefined}
    >
      <b>{item.title[language]}</b>
      {startsAt && endsAt && !isShort ? (
        <small>
          {isProvisional(item) ? (
            <ClockFading className="i i-14" role="img" aria-label={t("provisional")} />
          ) : null}
          {astanaTime(new Date(startsAt))}–{astanaTime(new Date(endsAt))}
        </small>
      ) : null}
    </Link>
  );
}

/** A title leaves room for its hours, and ends with a whole line. */
function titleLines(minutes: number): CSSProperties {
  const height = minutes * PIXELS_A_MINUTE - FRAME_AND_HOURS;
  return { "--lines": Math.max(1, Math.floor(height / TITLE_LINE)) } as CSSProperties;
}

/** What is in the hand, where it would be set down. */
function Carried({ view, carry: { carried } }: Props) {
  const language = useLanguage();
  if (!carried) return null;
  const { item, start, minutes, roomId } = carried;
  const { opens, columns } = view.timetable;
  const index = columns.findIndex((column) => column.roomId === roomId);
  return (
    <div className="tt-over" style={{ gridColumn: index + 2 }}>
      <div className="tt-at" style={laneStyle(opens, start, minutes)}>
        <div className="tt-card is-carried">
          <b>{item.title[language]}</b>
          <small>
            {astanaTime(new Date(start))}–{astanaTime(new Date(start + minutes * 60_000))}
          </small>
        </div>
      </div>
    </div>
  );
}
