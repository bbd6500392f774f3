import type { ProgrammeBlock } from "#app/domain/bilateral/blocks.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

import { blockersOf, type DayHours } from "./carry/held.ts";
import { type CarryStore, useCarried } from "./carry/store.ts";
import { laneStyle } from "#app/ui/board/geometry.ts";

type BlockProps = { words: Words; day: DayHours; store: CarryStore };

/** Time that belongs to the programme, hatched across all columns. Shorter than half an hour: one small line. */
export function Blocks({ view, ...props }: BlockProps & { view: BoardView }) {
  return (
    <ul className="blocks" aria-label={props.words.t("board.programme")}>
      {view.blocks.map((block) => (
        <Block key={block.itemId} block={block} {...props} />
      ))}
    </ul>
  );
}

function Block({ block, words, day, store }: BlockProps & { block: ProgrammeBlock }) {
  const { itemId, title, during, levels } = block;
  const blocking = useCarried(store, (held) => held !== null && blockersOf(held).includes(itemId));
  const from = Math.max(during.from, day.opens);
  const minutes = (Math.min(during.until, day.closes) - from) / 60_000;
  return (
    <li
      className={`block hatch ${minutes < 30 ? "small" : ""} ${blocking ? "is-blocking" : ""}`}
      style={laneStyle(day.opens, from, minutes)}
    >
      <span title={title[words.language]}>
        <b>{title[words.language]}</b>
        <small>
          {words.time(during.from)}–{words.time(during.until)} ·{" "}
          {levels.map(words.level).join(", ")}
        </small>
      </span>
    </li>
  );
}
