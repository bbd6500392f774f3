import type { BoardView } from "#app/server/bilateral/board-view.server.ts";

import { laneStyle } from "./geometry.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

/** Time that belongs to the programme, hatched across all rooms. Shorter than half an hour: one small line. */
export function Blocks(props: {
  view: BoardView;
  words: Words;
  day: { opens: number; closes: number };
}) {
  const { view, words, day } = props;
  return (
    <ul className="blocks" aria-label={words.t("board.programme")}>
      {view.blocks.map(({ itemId, title, during, levels }) => {
        const from = Math.max(during.from, day.opens);
        const minutes = (Math.min(during.until, day.closes) - from) / 60_000;
        return (
          <li
            key={itemId}
            className={`block hatch ${minutes < 30 ? "small" : ""}`}
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
      })}
    </ul>
  );
}
