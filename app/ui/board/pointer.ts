import { PIXELS_A_MINUTE } from "./geometry.ts";

/** The columns as they were measured when a drag began, and how they have been scrolled since. */
export class Columns {
  readonly #board: HTMLElement;
  readonly #grid: HTMLElement;
  readonly #columns: readonly { id: string; left: number; right: number }[];
  readonly #top: number;

  constructor(board: HTMLElement) {
    this.#board = board;
    this.#grid = board.querySelector<HTMLElement>(".bd-grid") ?? board;
    const origin = this.#grid.getBoundingClientRect();
    const bodies = [...board.querySelectorAll<HTMLElement>("[data-column]")];
    const boxes = bodies.map((body) => ({ body, box: body.getBoundingClientRect() }));
    this.#columns = boxes.map(({ body, box }) => ({
      id: body.dataset.column ?? "",
      left: box.left - origin.left,
      right: box.right - origin.left,
    }));
    this.#top = (boxes[0]?.box.top ?? origin.top) - origin.top;
  }

  /** The column, and minutes from the top of the day, under a pointer that holds a card `grip` pixels below its top. */
  under(
    { clientX, clientY }: PointerEvent,
    grip: number,
  ): { id: string; minutes: number } | undefined {
    const origin = this.#grid.getBoundingClientRect();
    const [x, y] = [clientX - origin.left, clientY - grip - origin.top - this.#top];
    const column = this.#columns.find(({ left, right }) => x >= left && x < right);
    return column && { id: column.id, minutes: y / PIXELS_A_MINUTE };
  }

  /** Scrolls on while the pointer is at an edge, so that a card reaches hours and columns out of sight. */
  scrollAtEdge({ clientX, clientY }: PointerEvent): void {
    const { left, right, top, bottom } = this.#board.getBoundingClientRect();
    const pull = (before: number, after: number) =>
      before < EDGE ? before - EDGE : after < EDGE ? EDGE - after : 0;
    const [x, y] = [
      pull(clientX - left - HOURS, right - clientX),
      pull(clientY - top - HEAD, bottom - clientY),
    ];
    if (x !== 0 || y !== 0) this.#board.scrollBy(x / 2, y / 2);
  }
}

/** Pixels from an edge within which the board scrolls on; widths of what stays at its edges. */
const EDGE = 36;
const HOURS = 52;
const HEAD = 52;

/** A press becomes a drag after this many pixels; less is a click. */
const SLACK = 5;

/** Follows a press until it is let go, once a frame. `drag` hears where it is once it is no click any more; `Escape` ends it. */
export function followPointer(
  down: { clientX: number; clientY: number },
  hear: { drag: (event: PointerEvent) => void; drop: () => void; cancel: () => void },
): void {
  let dragging = false;
  let latest: PointerEvent | undefined;
  let frame = 0;
  const tell = () => {
    if (latest) hear.drag(latest);
    frame = requestAnimationFrame(tell);
  };
  const move = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
    if (!dragging && far <= SLACK) return;
    latest = event;
    if (!dragging) frame = requestAnimationFrame(tell);
    dragging = true;
  };
  const end = (drop: boolean) => {
    cancelAnimationFrame(frame);
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", away);
    window.removeEventListener("keydown", key);
    if (!dragging) return;
    // Let go within the frame of the last move, it still is where it was let go.
    if (latest) hear.drag(latest);
    (drop ? hear.drop : hear.cancel)();
  };
  const up = () => end(true);
  const away = () => end(false);
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") end(false);
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", away);
  window.addEventListener("keydown", key);
}
