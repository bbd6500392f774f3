import { astanaDay } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { Words } from "#app/ui/bilateral/use-words.ts";

import { GhostCard } from "../card.tsx";
import type { Axis, Column } from "../columns.ts";
import type { Carried } from "./held.ts";
import { type CarryStore, useCarried } from "./store.ts";

type Props = {
  store: CarryStore;
  view: BoardView;
  columns: readonly Column[];
  axis: Axis;
  opens: number;
  words: Words;
};

/** The card in the hand where it would be set down, in each column that it concerns; red with names where it may not stand. */
export function CarriedCard({ store, columns, axis, opens, words, view }: Props) {
  const carried = useCarried(store, (held) => held);
  if (!carried || astanaDay(new Date(carried.spot.start)) !== view.day) return null;
  const { request, spot, minutes, problems, by } = carried;
  const lanes = columns.flatMap(({ id }, index) =>
    (axis === "rooms" ? id === spot.roomId : request.sides.includes(id)) ? [index] : [],
  );
  return (
    <>
      {lanes.map((lane) => (
        <div key={lane} className="over-lane" style={{ gridColumn: lane + 2 }}>
          <GhostCard
            {...{ request, minutes, opens, words }}
            start={spot.start}
            note={noteOn(carried, axis, words)}
            look={problems.length > 0 ? "is-clash" : "is-new"}
            follow={by === "keys"}
          />
        </div>
      ))}
    </>
  );
}

/** In the way: their names; else the room, where columns are delegations. */
function noteOn({ problems, spot }: Carried, axis: Axis, words: Words): string | undefined {
  const names = problems.flatMap((problem) => ("by" in problem ? [words.holder(problem.by)] : []));
  if (names.length > 0) return [...new Set(names)].join(", ");
  return axis === "delegations" ? words.room(spot.roomId) : undefined;
}

/** Where the card is, and every reason why it may not be set down there; heard as well as seen. */
export function CarrySay({ store, words }: { store: CarryStore; words: Words }) {
  const said = useCarried(store, (held, note) => (held ? sayWhere(held, words) : note));
  return (
    <p className={said ? "carry-say" : "vh"} role="status">
      {said}
    </p>
  );
}

function sayWhere({ request, spot, minutes, problems, moved, by }: Carried, words: Words): string {
  const { t } = words;
  const at = { room: words.room(spot.roomId), time: words.time(spot.start) };
  const reason = problems.map((problem) => words.problem(problem, spot.roomId)).join(" ");
  const where = reason ? t("carry.blocked", { ...at, reason }) : t("carry.free", at);
  const longer = minutes === request.minutes ? "" : ` ${t("minutes", { count: minutes })}.`;
  if (moved || by === "mouse") return `${where}${longer}`;
  return `${t("carry.picked", { pair: words.pair(request.sides) })} ${where}`;
}
