import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

import type { Axis } from "../columns.ts";
import type { DayHours, Held } from "./held.ts";
import type { CarryStore } from "./store.ts";

/** All that carrying works with; made anew with each state of the board. */
export type Hand = {
  view: BoardView;
  axis: Axis;
  day: DayHours;
  words: Words;
  store: CarryStore;
  take: (held: Held) => void;
  putBack: () => void;
  setDown: () => void;
  /** Sends an order by its form's fields. */
  order: (fields: Record<string, string>) => void;
};
