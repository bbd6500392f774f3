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
  Waypoints,
} from "lucide-react";
import { Trans } from "react-i18next";

import type { ProposedChange, ProposedPlace } from "#app/domain/bilateral/plan/proposal.ts";
import type { Unplaced } from "#app/domain/bilateral/suggestion.ts";
import { daysOf } from "#app/domain/bilateral/windows.ts";
import { astanaDay, formatDay } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import { FreedSlots } from "#app/ui/bilateral/freed-slots.tsx";
import { BilateralPair } from "#app/ui/bilateral-pair.tsx";

import { boardHref, type Looking } from "./links.ts";
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

type TrayProps = {
  view: BoardView;
  looking: Looking;
  words: Words;
  chosen: BoardRequest | undefined;
  /** Of the plan that is looked at. */
  changes: readonly ProposedChange[];
};

/** Requests without a place, each with its reason in words and, where there is one, the first place that is free. */
export function Tray({ view, looking, words, chosen, changes }: TrayProps) {
  const { t } = words;
  const { reasons } = looking;
  const entries = reasons ? byReason(view.unplaced) : view.unplaced;
  return (
    <section className="tray-list" aria-labelledby="tray-title">
      <h2 id="tray-title">
        {t("tray.title")} <span className="count">{view.unplaced.length}</span>
        {view.unplaced.length > 1 ? (
          <Link
            className="t13"
            to={boardHref({ ...looking, reasons: !reasons })}
            preventScrollReset
          >
            {t(reasons ? "tray.byRequest" : "tray.byReason")}
          </Link>
        ) : null}
      </h2>
      <FreedSlots count={view.freed} />
      {view.unplaced.length === 0 ? (
        <p className="tray-empty">{t("tray.empty")}</p>
      ) : (
        <>
          <ul>
            {entries.map(({ request, why }) => (
              <Entry
                key={request.id}
                {...{ request, why, view, looking, words }}
                chosen={request.id === chosen?.id}
                proposed={changes.find(({ requestId }) => requestId === request.id)?.after}
              />
            ))}
          </ul>
          <p className="tray-hint">
            <Trans
              t={t}
              i18nKey="tray.hint"
              components={["m", "p", "delete"].map((key) => (
                <kbd key={key} className="kbd" />
              ))}
            />
          </p>
        </>
      )}
    </section>
  );
}

type Waiting = BoardView["unplaced"];

/** Those that can be placed at once first, then reason by reason. */
function byReason(unplaced: Waiting): Waiting {
  const order = Object.keys(ICONS).toReversed();
  const rank = ({ why }: Waiting[number]) => order.indexOf(why.reason);
  return unplaced.toSorted((a, b) => rank(a) - rank(b));
}

type EntryProps = Omit<TrayProps, "chosen" | "changes"> & {
  request: BoardRequest;
  why: Unplaced;
  chosen: boolean;
  proposed: ProposedPlace | null | undefined;
};

function Entry({ request, why, view, looking, words, chosen, proposed }: EntryProps) {
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
        to={boardHref(looking, { request: request.id })}
        preventScrollReset
        draggable={false}
        aria-current={chosen ? "true" : undefined}
        aria-keyshortcuts="M"
        data-request={request.id}
        data-room={spot?.roomId}
        data-start={spot?.start}
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
          to={boardHref({ ...looking, day }, { request: request.id, ...suggestion })}
          preventScrollReset
        >
          <CornerDownRight className="i i-16" aria-hidden="true" />
          {words.spot(spot)}
        </Link>
      ) : null}
      {proposed ? (
        <p className="go prop">
          <Waypoints className="i i-16" aria-hidden="true" />
          {words.t("tray.proposed", { place: words.spot(proposed) })}
        </p>
      ) : null}
    </li>
  );
}
