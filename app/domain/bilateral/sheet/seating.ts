/**
 * Who sits where on one side of a table, from left to right as the sheet shows it, by rank: the head of the delegation in
 * the middle, the others by turns left and right of them. Across the table equals face each other.
 * @param seats on the side
 */
export function seatsFromLeft(seats: number): number[] {
  const ranks = Array.from({ length: seats }, (_, i) => i + 1);
  const left = ranks.filter((rank) => rank % 2 === 0).toReversed();
  const right = ranks.filter((rank) => rank % 2 === 1);
  return [...left, ...right];
}

/** The letter by which a side is named at the table, in the order of flags: the host is A. */
export const sideLetter = (index: number): string => String.fromCharCode(65 + index);
