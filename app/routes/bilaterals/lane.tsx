import { Armchair, Headphones } from "lucide-react";
import { memo } from "react";

import { BilateralPair } from "#app/ui/bilateral-pair.tsx";
import type { Words } from "#app/ui/bilateral/use-words.ts";

import { MeetingCard, ProposedCard } from "./card.tsx";
import type { CarryStore } from "./carry/store.ts";
import type { Column, Taken } from "./columns.ts";
import { laneStyle } from "#app/ui/board/geometry.ts";

export type LaneProps = {
  column: Column;
  index: number;
  opens: number;
  closes: number;
  chosenId: string | undefined;
  words: Words;
  store: CarryStore;
  /** The address of the board with a request chosen. */
  hrefOf: (requestId: string) => string;
};

/** One column of the board: its head, the time that the programme has of it, its meetings. Drawn anew only when one of these changes. */
export const Lane = memo(function Lane(props: LaneProps) {
  const { column, index, opens, closes, chosenId, words, store, hrefOf } = props;
  const { id, room, cards, proposed, taken } = column;
  const roomName = (roomId: string) => (room ? undefined : words.room(roomId));
  return (
    <section className="lane" aria-labelledby={`lane-${id}`} style={{ gridColumn: index + 2 }}>
      <header className="lane-head">
        {room ? <RoomHead room={room} words={words} /> : <DelegationHead id={id} words={words} />}
      </header>
      <ul className="lane-body" data-column={id}>
        {taken.map((one) => (
          <TakenTime key={one.id} {...{ one, opens, closes }} name={room && words.holder(one.by)} />
        ))}
        {cards.length === 0 ? <li className="lane-free">{words.t("board.freeAllDay")}</li> : null}
        {cards.map((card) => (
          <li key={card.item.request.id}>
            <MeetingCard
              {...{ card, opens, words, store }}
              chosen={card.item.request.id === chosenId}
              href={hrefOf(card.item.request.id)}
              room={roomName(card.item.meeting.roomId)}
            />
          </li>
        ))}
        {proposed.map((one) => (
          <li key={`proposed ${one.request.id}`}>
            <ProposedCard
              {...{ opens, words }}
              proposed={one}
              href={hrefOf(one.request.id)}
              room={roomName(one.after.roomId)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
});

function RoomHead({ room, words }: { room: NonNullable<Column["room"]>; words: Words }) {
  return (
    <>
      <h2 id={`lane-${room.id}`} title={room.name[words.language]}>
        {room.name[words.language]}
      </h2>
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
    </>
  );
}

function DelegationHead({ id, words }: { id: string; words: Words }) {
  return (
    <>
      <h2 id={`lane-${id}`} className="pair">
        <BilateralPair sides={[words.side(id)]} />
      </h2>
      <p>
        <span className="lane-name" title={words.name(id)}>
          {words.name(id)}
        </span>
      </p>
    </>
  );
}

/** Hours that a room is blocked, or a delegation at an item of the programme; what that is stands across the whole board. */
function TakenTime(props: { one: Taken; opens: number; closes: number; name: string | undefined }) {
  const { one, opens, closes, name } = props;
  const from = Math.max(one.during.from, opens);
  const minutes = (Math.min(one.during.until, closes) - from) / 60_000;
  if (minutes <= 0) return null;
  return (
    <li className="taken hatch" style={laneStyle(opens, from, minutes)} aria-hidden={!name}>
      {name ? <span>{name}</span> : null}
    </li>
  );
}
