/** Somebody's place in the family photograph: row 1 is the front, `fromLeft` counts from 1 as the photographer sees it. */
export type PhotoPlace<T> = { one: T; row: number; fromLeft: number };

/**
 * The rows of the family photograph. People come in order of precedence, the host and the Chair before all others: the
 * front row fills first, each from its middle outwards, the second to the right of the first (to the left for the
 * photographer), the third to the left, and so on. Rows are as even as they can be, longer ones in front.
 * @param most people in a row
 */
export function photoRows<T>(inPrecedence: readonly T[], most: number): PhotoPlace<T>[][] {
  const count = Math.ceil(inPrecedence.length / most);
  let taken = 0;
  return Array.from({ length: count }, (_, i) => {
    const size = Math.ceil((inPrecedence.length - taken) / (count - i));
    const people = inPrecedence.slice(taken, taken + size);
    taken += size;
    return fromTheMiddle(people).map((one, at) => ({ one, row: i + 1, fromLeft: at + 1 }));
  });
}

/** As seen from the camera. With an even number the first two share the middle, the first on the right of the second. */
function fromTheMiddle<T>(inPrecedence: readonly T[]): T[] {
  const row: T[] = [];
  inPrecedence.forEach((one, i) => {
    if (i % 2 === 1) row.unshift(one);
    else row.push(one);
  });
  return row;
}
