import { useNavigation, useSubmit } from "@remix-run/react";
import {
  type KeyboardEvent as ReactKeyboardEvent,
  type MouseEvent,
  type PointerEvent as ReactPointerEvent,
  useEffect,
  useRef,
  useState,
} from "react";

import { placementProblems } from "#app/domain/bilateral/placement.ts";
import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import type { BoardView } from "#app/server/bilateral/board-view.server.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";

import { orderFields } from "./form.ts";
import { snap, STEP } from "./geometry.ts";
import { followPointer, laneUnder } from "./pointer.ts";
import type { Spot, Words } from "#app/ui/bilateral/use-words.ts";

/** A meeting in the hand: over which room and hour, and why it may not stand there, if so. */
export type Carried = { request: BoardRequest; spot: Spot; problem: string | undefined };

type Held = { request: BoardRequest; spot: Spot; by: "keys" | "mouse"; moved: boolean };

/** Carrying a meeting over the board, by mouse or by keys; both end in the same order to the server. */
export function useCarry(view: BoardView, words: Words) {
  const submit = useSubmit();
  const { state } = useNavigation();
  const [held, setHeld] = useState<Held | null>(null);
  const [note, setNote] = useState("");
  const sent = useRef<{ requestId: string; underWay: boolean } | null>(null);
  const justDragged = useRef(false);
  const day = {
    opens: astanaInstant(`${view.day}T${view.hours.opens}`).getTime(),
    closes: astanaInstant(`${view.day}T${view.hours.closes}`).getTime(),
  };

  const putBack = (request: BoardRequest) => {
    setHeld(null);
    setNote(words.t("carry.back", { pair: words.pair(request.sides) }));
  };

  const setDown = ({ request, spot }: Held) => {
    const { meeting, id: requestId } = request;
    if (meeting?.roomId === spot.roomId && meeting.start === spot.start) {
      putBack(request);
      return;
    }
    sent.current = { requestId, underWay: false };
    const order = meeting
      ? ({ intent: "move", requestId, stamp: meeting.stamp, ...spot } as const)
      : ({ intent: "place", requestId, ...spot } as const);
    submit(orderFields(order), { method: "post", preventScrollReset: true });
  };

  // The card stays in the hand until the answer is there; focus then finds it at its new place.
  useEffect(() => {
    if (!sent.current) return;
    if (state !== "idle") {
      sent.current.underWay = true;
    } else if (sent.current.underWay) {
      const { requestId } = sent.current;
      sent.current = null;
      setHeld(null);
      setNote("");
      document.querySelector<HTMLElement>(`[data-request="${requestId}"]`)?.focus();
    }
  }, [state]);

  const step = (rooms: number, time: number) => {
    setHeld((current) => {
      if (!current) return current;
      const at = view.rooms.findIndex(({ id }) => id === current.spot.roomId);
      const room = view.rooms[Math.min(Math.max(at + rooms, 0), view.rooms.length - 1)];
      const last = day.closes - current.request.minutes * 60_000;
      const start = Math.min(Math.max(current.spot.start + time, day.opens), last);
      return { ...current, moved: true, spot: { roomId: room?.id ?? current.spot.roomId, start } };
    });
  };

  const pressed = (event: KeyboardEvent) => {
    if (!held || sent.current) return;
    const keys: Record<string, () => void> = {
      ArrowUp: () => step(0, -STEP),
      ArrowDown: () => step(0, STEP),
      ArrowLeft: () => step(-1, 0),
      ArrowRight: () => step(1, 0),
      Enter: () => setDown(held),
      Escape: () => putBack(held.request),
      Tab: () => putBack(held.request),
    };
    const act = keys[event.key];
    if (!act) return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
    act();
  };
  const latest = useRef({ pressed, setDown });
  useEffect(() => {
    latest.current = { pressed, setDown };
  });
  const byKeys = held?.by === "keys";
  useEffect(() => {
    if (!byKeys) return undefined;
    const listen = (event: KeyboardEvent) => latest.current.pressed(event);
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, [byKeys]);

  const pinned = (request: BoardRequest): boolean => {
    if (!request.meeting?.pinned) return false;
    setNote(words.t("carry.pinned", { pair: words.pair(request.sides) }));
    return true;
  };

  const drag = (event: ReactPointerEvent<HTMLElement>, request: BoardRequest) => {
    const onBoard = request.meeting !== null;
    const { top } = event.currentTarget.getBoundingClientRect();
    const grip = onBoard ? event.clientY - top : 8;
    let last: Held | null = null;
    followPointer(event, {
      drag: (move) => {
        justDragged.current = true;
        if (last === null && pinned(request)) return;
        const lane = laneUnder(move, grip);
        if (!lane) return;
        const start = snap(day, lane.minutes, request.minutes);
        last = { request, spot: { roomId: lane.roomId, start }, by: "mouse", moved: true };
        setHeld(last);
      },
      drop: () => {
        setTimeout(() => (justDragged.current = false), 0);
        if (last) latest.current.setDown(last);
      },
      cancel: () => {
        justDragged.current = false;
        putBack(request);
      },
    });
  };

  /** What a card or tray entry listens to. */
  const handles = (request: BoardRequest, suggested?: Spot) => ({
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
      if (event.button === 0 && event.pointerType !== "touch") drag(event, request);
    },
    onClick: (event: MouseEvent) => {
      if (justDragged.current) event.preventDefault();
    },
    onKeyDown: (event: ReactKeyboardEvent) => {
      // The key by its place, so that it works on Russian and Kazakh layouts too.
      if (event.code !== "KeyM" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (pinned(request)) return;
      const spot = request.meeting ?? onThisDay(suggested, view) ?? firstSpot(view, day);
      if (spot)
        setHeld({
          request,
          spot: { roomId: spot.roomId, start: spot.start },
          by: "keys",
          moved: false,
        });
    },
  });

  const carried = held && judge(held, view, words);
  return { carried, handles, say: carried ? sayWhere(carried, held.moved, words) : note, day };
}
export type Carry = ReturnType<typeof useCarry>;

function judge({ request, spot }: Held, view: BoardView, words: Words): Carried {
  const room = view.rooms.find(({ id }) => id === spot.roomId);
  const [first] = room ? placementProblems(request, { room, start: spot.start }, view.board) : [];
  return { request, spot, problem: first && words.problem(first, spot.roomId) };
}

function sayWhere({ request, spot, problem }: Carried, moved: boolean, words: Words): string {
  const at = { room: words.room(spot.roomId), time: words.time(spot.start) };
  const where = problem
    ? words.t("carry.blocked", { ...at, reason: problem })
    : words.t("carry.free", at);
  if (moved) return where;
  return `${words.t("carry.picked", { pair: words.pair(request.sides) })} ${where}`;
}

const onThisDay = (spot: Spot | undefined, view: BoardView): Spot | undefined =>
  spot && astanaDay(new Date(spot.start)) === view.day ? spot : undefined;

function firstSpot(view: BoardView, day: { opens: number; closes: number }): Spot | undefined {
  const [room] = view.rooms;
  const now = Math.ceil(view.board.now / STEP) * STEP;
  return room && { roomId: room.id, start: Math.min(Math.max(now, day.opens), day.closes - STEP) };
}
