/** Arrivals of so many five minutes on either side are averaged: what is expected is a pace, not yesterday's chance. */
const AROUND = 2;

export type Expected = { slot: number; arrived: number };

/**
 * How many are expected in each five minutes: yesterday's arrivals, smoothed, moved by as much as today's first session
 * begins later. Nothing is foretold for a first day.
 * @param first five minutes in which each day's first session begins; without both, the days are laid one on the other
 */
export function expectedArrivals(
  yesterday: readonly Expected[],
  first: { yesterday: number | null; today: number | null },
): readonly Expected[] {
  const came = yesterday.filter(({ arrived }) => arrived > 0);
  if (came.length === 0) return [];
  const later =
    first.yesterday === null || first.today === null ? 0 : first.today - first.yesterday;
  const by = new Map(came.map(({ slot, arrived }) => [slot, arrived]));
  const slots = [...by.keys()];
  const [from, until] = [Math.min(...slots) - AROUND, Math.max(...slots) + AROUND];
  return Array.from({ length: until - from + 1 }, (_, index) => {
    const slot = from + index;
    let sum = 0;
    for (let near = slot - AROUND; near <= slot + AROUND; near += 1) sum += by.get(near) ?? 0;
    return { slot: slot + later, arrived: sum / (2 * AROUND + 1) };
  });
}
