import { PIXELS_A_MINUTE } from "./geometry.ts";

/** The room, and minutes from the top of the board, under a pointer that holds a card `grip` pixels below its top. */
export function laneUnder(
  { clientX, clientY }: PointerEvent,
  grip: number,
): { roomId: string; minutes: number } | undefined {
  for (const lane of document.querySelectorAll<HTMLElement>("[data-room]")) {
    const { left, right, top } = lane.getBoundingClientRect();
    if (clientX < left || clientX >= right) continue;
    return { roomId: lane.dataset.room ?? "", minutes: (clientY - grip - top) / PIXELS_A_MINUTE };
  }
  return undefined;
}

/** A press becomes a drag after this many pixels; less is a click. */
const SLACK = 5;

/** Follows a press until it is let go. `drag` hears each step once it is no click any more; `Escape` ends it. */
export function followPointer(
  down: { clientX: number; clientY: number },
  hear: { drag: (event: PointerEvent) => void; drop: () => void; cancel: () => void },
): void {
  let dragging = false;
  const move = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
    dragging ||= far > SLACK;
    if (dragging) hear.drag(event);
  };
  const end = (drop: boolean) => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", away);
    window.removeEventListener("keydown", key);
    if (dragging) (drop ? hear.drop : hear.cancel)();
  };
  const up = () => {
    end(true);
  };
  const away = () => {
    end(false);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") end(false);
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", away);
  window.addEventListener("keydown", key);
}
