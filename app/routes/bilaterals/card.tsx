import { Link } from "@remix-run/react";
import { Minus, MoveHorizontal, MoveVertical, Pin, Plus } from "lucide-react";
import { type CSSProperties, memo, type ReactNode } from "react";

import type { MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import type { Track } from "#app/domain/bilateral/side-by-side.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import { BilateralPair } from "#app/ui/bilateral-pair.tsx";
import type { Words } from "#app/ui/bilateral/use-words.ts";

import { blockersOf } from "./carry/held.ts";
import { type CarryStore, useCarried } from "./carry/store.ts";
import type { Proposed, Standing } from "./columns.ts";
import { laneStyle } from "#app/ui/board/geometry.ts";

const LEVEL_CLASS: Record<MeetingLevel, string> = {
  head: "mt-l1",
  minister: "mt-l2",
  official: "mt-l3",
};

/** A meeting on the board: a link to its panel that can also be dragged, stretched, or picked up with M. */
export const MeetingCard = memo(function MeetingCard(props: {
  card: Track<Standing>;
  opens: number;
  chosen: boolean;
  href: string;
  words: Words;
  store: CarryStore;
  /** Where columns are delegations. */
  room: string | undefined;
}) {
  const { card, opens, chosen, href, words, store, room } = props;
  const { request, meeting, proposed } = card.item;
  const { id, level } = request;
  const lifted = useCarried(store, (held) => held?.request.id === id);
  const blocks = useCarried(store, (held) => held !== null && blockersOf(held).includes(id));
  const { minutes, start, pinned } = meeting;
  const more = [
    request.sides.map(words.name).join(" – "),
    words.t("minutes", { count: minutes }),
    ...(pinned ? [words.t("pinned")] : []),
    ...(proposed ? [words.t(`proposed.${proposed}`)] : []),
  ];
  const states = [
    ...(chosen ? ["is-sel"] : []),
    ...(lifted || proposed === "moved" ? ["is-left"] : []),
    ...(blocks ? ["is-blocking"] : []),
    ...(proposed === "dropped" ? ["is-dropped"] : []),
  ];
  return (
    <Link
      to={href}
      preventScrollReset
      draggable={false}
      className={["mt", LEVEL_CLASS[level], size(minutes), ...states].join(" ")}
      style={{ ...laneStyle(opens, start, minutes), ...trackStyle(card) }}
      aria-current={chosen ? "true" : undefined}
      aria-keyshortcuts="M P Delete"
      data-request={id}
    >
      <CardFace {...{ request, minutes, start, words, room }}>
        {proposed === "dropped" ? <Minus className="i mark" aria-hidden="true" /> : null}
        {pinned ? <Pin className="i pin" aria-hidden="true" /> : null}
      </CardFace>
      <span className="vh">{more.join(", ")}</span>
      {pinned ? null : <span className="grip" data-grip="" aria-hidden="true" />}
    </Link>
  );
});

/** A card that is not there yet: suggested, or being carried; red with its reason where it may not stand. */
export function GhostCard(props: {
  request: BoardRequest;
  start: number;
  minutes: number;
  opens: number;
  look: "is-new" | "is-clash";
  note?: string | undefined;
  /** Scrolls so that it is seen. */
  follow?: boolean;
  words: Words;
}) {
  const { request, start, minutes, opens, look, note, follow, words } = props;
  return (
    <div
      className={`mt ${LEVEL_CLASS[request.level]} ${size(minutes)} is-ghost ${look}`}
      style={laneStyle(opens, start, minutes)}
      aria-hidden="true"
      ref={(card) => {
        if (follow) card?.scrollIntoView({ block: "nearest", inline: "nearest" });
      }}
    >
      <CardFace {...{ request, minutes, start, words }} room={note}>
        {look === "is-new" ? <Plus className="i mark" aria-hidden="true" /> : null}
      </CardFace>
    </div>
  );
}

/** Where a plan would have a meeting: dashed with a plus when it has no place today, else with the way it moved. */
export function ProposedCard(props: {
  proposed: Proposed;
  opens: number;
  href: string;
  words: Words;
  room: string | undefined;
}) {
  const { proposed, opens, href, words, room } = props;
  const { request, before, after } = proposed;
  const added = before === null;
  const Icon = added ? Plus : before.roomId === after.roomId ? MoveVertical : MoveHorizontal;
  const { minutes } = request;
  return (
    <Link
      to={href}
      preventScrollReset
      draggable={false}
      className={`mt ${LEVEL_CLASS[request.level]} ${size(minutes)} is-proposed ${added ? "is-new" : ""}`}
      style={laneStyle(opens, after.start, minutes)}
    >
      <CardFace {...{ request, minutes, words, room }} start={after.start}>
        <Icon className="i mark" aria-hidden="true" />
      </CardFace>
      <span className="vh">{words.t(added ? "proposed.added" : "proposed.movedHere")}</span>
    </Link>
  );
}

function CardFace(props: {
  request: BoardRequest;
  start: number;
  minutes: number;
  words: Words;
  room: string | undefined;
  children?: ReactNode;
}) {
  const { request, words, start, minutes, room, children } = props;
  return (
    <>
      <span className="pair">
        <BilateralPair
          sides={request.sides.map(words.side)}
          flags={minutes > 15 && request.sides.length < 3}
        />
        {minutes < 30 ? children : null}
      </span>
      <span className="sub">
        <span>
          {words.time(start)} {room ?? words.t(`level.${request.level}`)}
        </span>
        {minutes < 30 ? null : children}
      </span>
    </>
  );
}

const size = (minutes: number): string => (minutes > 30 ? "big" : minutes < 30 ? "small" : "");

/** Which part of its column a card takes. */
const trackStyle = ({ track, tracks }: Track<unknown>): CSSProperties | undefined =>
  tracks > 1
    ? ({ "--left": `${(track / tracks) * 100}%`, "--wide": `${100 / tracks}%` } as CSSProperties)
    : undefined;
