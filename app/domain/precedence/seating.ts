/** A seat at the table as seen from above, in millimetres of the sheet; `inward` points from the seat to the table. */
export type Seat<T> = { one: T; number: number; x: number; y: number; side: Side };
export type Side = "top" | "right" | "bottom" | "left";

/** The table: a rectangle by its top left corner, all in millimetres. */
export type Table = { x: number; y: number; width: number; height: number };

/**
 * Sits people round an oblong table. The first sits in the middle of the top side; the others follow clockwise, which
 * is how alphabetical seating runs, or by turns at the right and the left hand of the first, as rank is seated.
 * @returns seats in the order of `inPrecedence`, each on the edge of the table
 */
export function seatsAround<T>(
  inPrecedence: readonly T[],
  table: Table,
  how: "clockwise" | "by turns",
): Seat<T>[] {
  const count = inPrecedence.length;
  const around = 2 * (table.width + table.height);
  return inPrecedence.map((one, i) => {
    const step = how === "clockwise" ? i : byTurns(i, count);
    return { one, number: i + 1, ...pointAt((step / Math.max(1, count)) * around, table) };
  });
}

/** Steps clockwise from the head: the second person sits at the head's right hand, which is one step back. */
function byTurns(i: number, count: number): number {
  const distance = Math.ceil(i / 2);
  return i % 2 === 1 ? count - distance : distance;
}

/** The point so many millimetres clockwise from the middle of the top side. */
function pointAt(
  way: number,
  { x, y, width, height }: Table,
): { x: number; y: number; side: Side } {
  const half = width / 2;
  if (way <= half) return { x: x + half + way, y, side: "top" };
  if (way <= half + height) return { x: x + width, y: y + way - half, side: "right" };
  if (way <= half + height + width) {
    return { x: x + width - (way - half - height), y: y + height, side: "bottom" };
  }
  if (way <= half + 2 * height + width) {
    return { x, y: y + height - (way - half - height - width), side: "left" };
  }
  return { x: x + (way - half - 2 * height - width), y, side: "top" };
}
