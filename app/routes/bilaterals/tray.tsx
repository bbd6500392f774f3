import { Link } from "@remix-run/react";
import {
  CircleCheck,
  ClockAlert,
  CornerDownRight,
  DoorClosed,
  Headphones,
  type LucideIcon,
  MailQuestionMark,
  Users,
} from "lucide-react";
import { Trans } from "react-i18next";

import type { Unplaced } from "#app/domain/bilateral/suggestion.ts";
import { daysOf } from "#app/domain/bilateral/windows.ts";
import { astanaDay, formatDay } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import { BilateralPair } from "#app/ui/bilateral-pair.tsx";

import { boardHref } from "./links.ts";
import type { Carry } from "./use-carry.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";
import { whyWords } from "./why-words.ts";

const ICONS: Record<Unplaced["reason"], LucideIcon> = {
  waits_for_answer: MailQuestionMark,
  room_too_small: Users,
  no_booth: Headphones,
  no_room_suits: DoorClosed,
  no_common_time: ClockAlert,
  rooms_taken: DoorClosed,
  ready: CircleCheck,
};

type TrayProps = { view: BoardView; words: Words; carry: Carry; chosen: BoardRequest | undefined };

/** Requests without a place, each with its reason in words and, where there is one, the first place that is free. */
export function Tray({ view, words, carry, chosen }: TrayProps) {
  const { t } = words;
  return (
    <section className="tray-list" aria-labelledby="tray-title">
      <h2 id="tray-title">
        {t("tray.title")} <span className="count">{view.unplaced.length}</span>
      </h2>
      {view.unplaced.length === 0 ? (
        <p className="tray-empty">{t("tray.empty")}</p>
      ) : (
        <>
          <ul>
            {view.unplaced.map(({ request, why }) => (
              <Entry
                key={request.id}
                {...{ request, why, view, words, carry }}
                chosen={request.id === chosen?.id}
              />
            ))}
          </ul>
          <p className="tray-hint">
            <Trans t={t} i18nKey="tray.hint" components={[<kbd key="m" className="kbd" />]} />
          </p>
        </>
      )}
    </section>
  );
}

type EntryProps = Omit<TrayProps, "chosen"> & {
  request: BoardRequest;
  why: Unplaced;
  chosen: boolean;
};

function Entry({ request, why, view, words, carry, chosen }: EntryProps) {
  const Icon = ICONS[why.reason];
  const { title, text } = whyWords(request, why, words);
  const place = why.reason === "ready" ? why.place : undefined;
  const spot = place && { roomId: place.room.id, start: place.start };
  const day = place ? astanaDay(new Date(place.start)) : (daysOf(request.windows)[0] ?? view.day);
  const suggestion = place && { room: place.room.id, time: words.time(place.start) };
  return (
    <li className={`req ${chosen ? "is-sel" : ""}`}>
      <Link
        className="req-go"
        to={boardHref(view.day, { request: request.id })}
        preventScrollReset
        draggable={false}
        aria-current={chosen ? "true" : undefined}
        aria-keyshortcuts="M"
        data-request={request.id}
        {...carry.handles(request, spot)}
      >
        <span className="pair">
          <BilateralPair sides={request.sides.map(words.side)} />
        </span>
        <span className="what">
          {words.t(`level.${request.level}`)} · {words.t("min", { count: request.minutes })}
          {daysOf(request.windows).map((wished) => ` · ${formatDay(wished, words.language)}`)}
        </span>
      </Link>
      <p className={why.reason === "ready" ? "why is-ready" : "why"}>
        <Icon className="i i-16" aria-hidden="true" />
        <span>
          <b>{title}</b>
          {text}
        </span>
      </p>
      {spot && suggestion ? (
        <Link
          className="go"
          to={boardHref(day, { request: request.id, ...suggestion })}
          preventScrollReset
        >
          <CornerDownRight className="i i-16" aria-hidden="true" />
          {words.spot(spot)}
        </Link>
      ) : null}
    </li>
  );
}
