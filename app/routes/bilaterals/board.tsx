import type { CSSProperties } from "react";

import { astanaDay } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";
import type { Spot, Words } from "#app/ui/bilateral/use-words.ts";

import { Blocks } from "./blocks.tsx";
import { GhostCard } from "./card.tsx";
import { CarriedCard } from "./carry/carried-card.tsx";
import type { Carry } from "./carry/use-carry.ts";
import type { Axis, Column } from "./columns.ts";
import { PIXELS_A_MINUTE } from "#app/ui/board/geometry.ts";
import { Lane } from "./lane.tsx";

type BoardProps = {
  view: BoardView;
  axis: Axis;
  columns: readonly Column[];
  words: Words;
  carry: Carry;
  chosen: BoardRequest | undefined;
  /** Drawn dashed until it is placed. */
  suggested: Spot | undefined;
  hrefOf: (requestId: string) => string;
};

/** More columns than this are printed smaller, best on A3. */
const WIDE = 10;

/** Rooms or delegations as columns, half an hour 36 px; on a phone a list by column. */
export function Board(props: BoardProps) {
  const { view, axis, columns, words, carry, chosen, hrefOf } = props;
  const { opens, closes } = carry.day;
  const height = ((closes - opens) / 60_000) * PIXELS_A_MINUTE;
  const style = {
    "--columns": columns.length,
    "--height": `${height}px`,
    "--print-zoom": columns.length > WIDE ? 0.5 : 0.68,
  } as CSSProperties;
  return (
    <section className="bd" aria-label={words.t(`board.label.${axis}`)} data-axis={axis}>
      <div className="bd-grid" style={style}>
        <Hours opens={opens} closes={closes} words={words} />
        <Blocks view={view} words={words} day={carry.day} store={carry.store} />
        {columns.map((column, index) => (
          <Lane
            key={column.id}
            {...{ column, index, opens, closes, words, hrefOf }}
            store={carry.store}
            chosenId={chosen?.id}
          />
        ))}
        <Suggested {...props} />
        <CarriedCard store={carry.store} {...{ view, columns, axis, opens, words }} />
      </div>
    </section>
  );
}

/** The place that a link of the tray suggests for the chosen request. */
function Suggested({ suggested, chosen, columns, axis, carry, view, words }: BoardProps) {
  if (!suggested || !chosen || astanaDay(new Date(suggested.start)) !== view.day) return null;
  return columns.map(({ id }, index) =>
    (axis === "rooms" ? id === suggested.roomId : chosen.sides.includes(id)) ? (
      <div key={id} className="over-lane" style={{ gridColumn: index + 2 }}>
        <GhostCard
          request={chosen}
          start={suggested.start}
          minutes={chosen.minutes}
          opens={carry.day.opens}
          look="is-new"
          follow
          words={words}
        />
      </div>
    ) : null,
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
