import { Link } from "@remix-run/react";
import { Pin } from "lucide-react";
import type { ReactNode } from "react";

import type { MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import { BilateralPair } from "#app/ui/bilateral-pair.tsx";

import { laneStyle } from "./geometry.ts";
import type { Carry } from "./use-carry.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

const LEVEL_CLASS: Record<MeetingLevel, string> = {
  head: "mt-l1",
  minister: "mt-l2",
  official: "mt-l3",
};

/** A meeting on the board: a link to its panel that can also be dragged, or picked up with M. */
export function MeetingCard(props: {
  request: BoardRequest;
  start: number;
  opens: number;
  chosen: boolean;
  href: string;
  words: Words;
  carry: Carry;
}) {
  const { request, start, opens, chosen, href, words, carry } = props;
  const pinned = request.meeting?.pinned ?? false;
  const lifted = carry.carried?.request.id === request.id;
  const more = [
    request.sides.map(words.name).join(" – "),
    words.t("minutes", { count: request.minutes }),
    ...(pinned ? [words.t("pinned")] : []),
  ];
  return (
    <Link
      to={href}
      preventScrollReset
      draggable={false}
      className={`mt ${LEVEL_CLASS[request.level]} ${size(request.minutes)} ${chosen ? "is-sel" : ""} ${lifted ? "is-lifted" : ""}`}
      style={laneStyle(opens, start, request.minutes)}
      aria-current={chosen ? "true" : undefined}
      aria-keyshortcuts="M"
      data-request={request.id}
      {...carry.handles(request)}
    >
      <CardFace request={request} words={words} start={start}>
        {pinned ? <Pin className="i pin" aria-hidden="true" /> : null}
      </CardFace>
      <span className="vh">{more.join(", ")}</span>
    </Link>
  );
}

/** A card that is not there yet: suggested, or being carried; red where it may not stand. */
export function GhostCard(props: {
  request: BoardRequest;
  start: number;
  opens: number;
  clash: boolean;
  words: Words;
}) {
  const { request, start, opens, clash, words } = props;
  return (
    <div
      className={`mt ${LEVEL_CLASS[request.level]} ${size(request.minutes)} is-ghost ${clash ? "is-clash" : "is-new"}`}
      style={laneStyle(opens, start, request.minutes)}
      aria-hidden="true"
      ref={(card) => card?.scrollIntoView({ block: "nearest", inline: "nearest" })}
    >
      <CardFace request={request} words={words} start={start} />
    </div>
  );
}

function CardFace(props: {
  request: BoardRequest;
  start: number;
  words: Words;
  children?: ReactNode;
}) {
  const { request, words, start } = props;
  return (
    <>
      <span className="pair">
        <BilateralPair
          sides={request.sides.map(words.side)}
          flags={request.minutes > 15 && request.sides.length < 3}
        />
        {props.children}
      </span>
      <span className="sub">
        {words.time(start)} {words.t(`level.${request.level}`)}
      </span>
    </>
  );
}

const size = (minutes: number): string => (minutes > 30 ? "big" : minutes < 30 ? "small" : "");
