import {
  type KeyboardEvent as ReactKeyboardEvent,
  type MouseEvent,
  type PointerEvent as ReactPointerEvent,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";

import { minutesOf } from "#app/domain/programme/revise.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { DraftItem } from "#app/server/programme/items.server.ts";
import type { TimetableView } from "#app/server/programme/timetable.server.ts";
import { snap } from "#app/ui/board/geometry.ts";
import { Columns, followPointer } from "#app/ui/board/pointer.ts";
import { useAnswered, useOrders } from "#app/ui/board/use-orders.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** Sessions begin on five minutes: photographs and walks between halls are that short. */
const STEP_MINUTES = 5;
const MINUTE = 60_000;

/** A session in the hand: where it would be set down; `start` in ms. */
export type Held = { item: DraftItem; start: number; minutes: number; roomId: string | null };

/** How a column is named in the document; the one without a room has a name too. */
export const columnId = (roomId: string | null): string => roomId ?? "no-room";

const cardUnder = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("[data-item]") : null;

/** Carrying sessions over the timetable, by mouse or by keys; both end in the same order to the server. */
export function useCarry(view: TimetableView) {
  const { t } = useTranslation("programme");
  const language = useLanguage();
  const [carried, setCarried] = useState<(Held & { by: "keys" | "mouse" }) | null>(null);
  const [note, setNote] = useState("");
  const latest = useRef(carried);
  const justDragged = useRef(false);
  const { orders, order: send } = useOrders(cardUnder);
  const order = (fields: Record<string, string>) => send(fields, fields.item ?? "");

  const { opens, closes, columns } = view.timetable;
  const items = [
    ...columns.flatMap(({ cards }) => cards.map(({ item }) => item)),
    ...view.timetable.unplaced,
  ];
  const take = (held: typeof carried, said = "") => {
    latest.current = held;
    setCarried(held);
    setNote(said);
  };
  const putBack = () => {
    const held = latest.current;
    if (held) take(null, t("timetable.back", { title: held.item.title[language] }));
  };
  const setDown = () => {
    const held = latest.current;
    if (!held) return;
    const { item, start, roomId } = held;
    const same = item.startsAt && Date.parse(item.startsAt) === start;
    if (same && (item.room?.id ?? null) === roomId) return putBack();
    order({
      ...{ intent: "move", item: item.id, seen: item.changedAt },
      ...{ room: roomId ?? "", start: String(start) },
    });
  };

  // What is carried stays in the hand until the answer is there; focus then goes back to it.
  useAnswered(orders, (focus) => {
    take(null);
    document.querySelector<HTMLElement>(`[data-item="${CSS.escape(focus)}"]`)?.focus();
  });

  const heldFrom = (item: DraftItem): Held => ({
    item,
    start: item.startsAt ? Date.parse(item.startsAt) : opens,
    minutes: minutesOf(item),
    roomId: item.room?.id ?? null,
  });
  const itemOf = (target: EventTarget) => {
    const id = cardUnder(target)?.dataset.item;
    return items.find((item) => item.id === id);
  };
  const stepped = (held: Held, rooms: number, minutes: number): Held => {
    const at = columns.findIndex(({ roomId }) => roomId === held.roomId);
    const column = columns[Math.min(Math.max(at + rooms, 0), columns.length - 1)];
    const latestStart = closes - held.minutes * MINUTE;
    const start = Math.min(Math.max(held.start + minutes * MINUTE, opens), latestStart);
    return { ...held, start, roomId: column?.roomId ?? null };
  };

  const actWhileCarrying = (event: ReactKeyboardEvent) => {
    const held = latest.current;
    if (!held) return;
    const step = (rooms: number, minutes: number) => () =>
      take({ ...stepped(held, rooms, minutes), by: "keys" });
    const keys: Record<string, () => void> = {
      ArrowUp: step(0, -STEP_MINUTES),
      ArrowDown: step(0, STEP_MINUTES),
      PageUp: step(0, -60),
      PageDown: step(0, 60),
      ArrowLeft: step(-1, 0),
      ArrowRight: step(1, 0),
      Enter: setDown,
      Escape: putBack,
      Tab: putBack,
    };
    const act = keys[event.key];
    if (!act) return;
    if (event.key !== "Tab") event.preventDefault();
    act();
  };

  const drag = (down: ReactPointerEvent<HTMLElement>, item: DraftItem) => {
    const card = cardUnder(down.target);
    const board = document.querySelector<HTMLElement>(".tt-board");
    if (!card || !board) return;
    const grip = card.closest(".tt-board")
      ? down.clientY - card.getBoundingClientRect().top
      : STEP_MINUTES;
    const from = heldFrom(item);
    const grid = new Columns(board);
    followPointer(down, {
      drag: (event) => {
        justDragged.current = true;
        grid.scrollAtEdge(event);
        const under = grid.under(event, grip);
        if (!under) return;
        const start = snap({ opens, closes }, under.minutes, from.minutes, STEP_MINUTES);
        const column = columns.find(({ roomId }) => columnId(roomId) === under.id);
        take({ ...from, start, roomId: column?.roomId ?? null, by: "mouse" });
      },
      drop: () => {
        setTimeout(() => (justDragged.current = false), 0);
        setDown();
      },
      cancel: () => {
        justDragged.current = false;
        putBack();
      },
    });
  };

  /** What the page listens to for all its cards. */
  const listeners = {
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
      const item = itemOf(event.target);
      // A finger scrolls; the form behind each card does all that a drag does.
      if (!item || event.button !== 0 || event.pointerType === "touch" || orders.areUnderWay())
        return;
      drag(event, item);
    },
    onClickCapture: (event: MouseEvent) => {
      if (!justDragged.current) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyDown: (event: ReactKeyboardEvent) => {
      if (orders.areUnderWay()) return orders.keep(event.nativeEvent);
      if (latest.current) return actWhileCarrying(event);
      const item = itemOf(event.target);
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      // By its place, so that it works on Russian and Kazakh layouts too.
      if (!item || !plain || event.code !== "KeyM") return;
      event.preventDefault();
      take(
        { ...heldFrom(item), by: "keys" },
        t("timetable.picked", { title: item.title[language] }),
      );
    },
  };
  const where = carried && {
    title: carried.item.title[language],
    time: astanaTime(new Date(carried.start)),
    room:
      view.rooms.find(({ id }) => id === carried.roomId)?.name[language] ?? t("edit.form.noRoom"),
  };
  return { carried, said: note || (where ? t("timetable.at", where) : ""), listeners, order };
}
export type Carry = ReturnType<typeof useCarry>;
