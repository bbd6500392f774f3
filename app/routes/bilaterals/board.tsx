import { Armchair, Headphones } from "lucide-react";
import type { CSSProperties } from "react";

import type { MeetingRoom } from "#app/domain/bilateral/placement.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";

import { Blocks } from "./blocks.tsx";
import { GhostCard, MeetingCard } from "./card.tsx";
import { PIXELS_A_MINUTE } from "./geometry.ts";
import { boardHref } from "./links.ts";
import type { Carry } from "./use-carry.ts";
import type { Spot, Words } from "#app/ui/bilateral/use-words.ts";

type BoardProps = {
  view: BoardView;
  words: Words;
  carry: Carry;
  chosen: BoardRequest | undefined;
  /** Drawn dashed until it is placed. */
  suggested: Spot | undefined;
};

/** Rooms as columns, half an hour 36 px; on a phone a list by room. */
export function Board(props: BoardProps) {
  const { view, words, carry } = props;
  const { opens, closes } = carry.day;
  const height = ((closes - opens) / 60_000) * PIXELS_A_MINUTE;
  const style = { "--rooms": view.rooms.length, "--height": `${height}px` } as CSSProperties;
  return (
    <section className="bd" aria-label={words.t("board.label")}>
      <div className="bd-grid" style={style}>
        <Hours opens={opens} closes={closes} words={words} />
        <Blocks view={view} words={words} day={carry.day} />
        {view.rooms.map((room) => (
          <Lane key={room.id} room={room} {...props} />
        ))}
      </div>
    </section>
  );
}

function Hours({ opens, closes, words }: { opens: number; closes: number; words: Words }) {
  const first = Math.ceil(opens / 3_600_000) * 3_600_000;
  const count = Math.floor((closes - first) / 3_600_000) + 1;
  const hours = Array.from({ length: count }, (_, index) => first + index * 3_600_000);
  return (
    <div className="hours" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} style={{ top: `${((hour - opens) / 60_000) * PIXELS_A_MINUTE}px` }}>
          {words.time(hour)}
        </span>
      ))}
    </div>
  );
}

function Lane({ room, ...props }: BoardProps & { room: MeetingRoom }) {
  const { view, words, carry, chosen, suggested } = props;
  const meetings = view.requests
    .flatMap((request) => (request.meeting ? [{ request, meeting: request.meeting }] : []))
    .filter(({ meeting }) => meeting.roomId === room.id)
    .filter(({ meeting }) => astanaDay(new Date(meeting.start)) === view.day)
    .toSorted((a, b) => a.meeting.start - b.meeting.start);
  const { opens } = carry.day;
  const ghost =
    carry.carried ??
    (suggested && chosen ? { request: chosen, spot: suggested, problem: undefined } : undefined);
  return (
    <section className="lane" aria-labelledby={`room-${room.id}`}>
      <header className="lane-head">
        <h2 id={`room-${room.id}`}>{room.name[words.language]}</h2>
        <p>
          <span>
            <Armchair className="i" aria-hidden="true" />
            <span className="vh">{words.t("seats", { count: room.seats })}</span>
            <span aria-hidden="true">{room.seats}</span>
          </span>
          <span>
            <Headphones className="i" aria-hidden="true" />
            {room.booths === 0 ? words.t("noBooth") : words.t("booths", { count: room.booths })}
          </span>
        </p>
      </header>
      <ul className="lane-body" data-room={room.id}>
        {meetings.length === 0 ? (
          <li className="lane-free">{words.t("board.freeAllDay")}</li>
        ) : null}
        {meetings.map(({ request, meeting }) => (
          <li key={request.id}>
            <MeetingCard
              request={request}
              start={meeting.start}
              opens={opens}
              chosen={request.id === chosen?.id}
              href={boardHref(view.day, { request: request.id })}
              words={words}
              carry={carry}
            />
          </li>
        ))}
        {ghost?.spot.roomId === room.id && astanaDay(new Date(ghost.spot.start)) === view.day ? (
          <li>
            <GhostCard
              request={ghost.request}
              start={ghost.spot.start}
              opens={opens}
              clash={ghost.problem !== undefined}
              words={words}
            />
          </li>
        ) : null}
      </ul>
    </section>
  );
}
