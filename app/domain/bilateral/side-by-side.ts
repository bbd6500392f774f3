import { type Interval, overlaps } from "./interval.ts";

/** Which part of a column something takes: the `track`-th (from 0) of so many. */
export type Track<T> = { item: T; track: number; tracks: number };

/**
 * Things that overlap in time stand side by side in a column, first come leftmost; what overlaps with nothing takes its
 * whole width.
 */
export function sideBySide<T>(
  items: readonly T[],
  during: (item: T) => Interval,
): readonly Track<T>[] {
  const inOrder = items.toSorted((a, b) => during(a).from - during(b).from);
  const placed: Track<T>[] = [];
  let cluster: { item: T; track: number }[] = [];
  let clusterEnds = -Infinity;
  const close = () => {
    const tracks = 1 + Math.max(0, ...cluster.map(({ track }) => track));
    placed.push(...cluster.map((one) => ({ ...one, tracks })));
    cluster = [];
  };
  for (const item of inOrder) {
    const { from, until } = during(item);
    if (from >= clusterEnds) close();
    const beside = cluster.filter((other) => overlaps(during(other.item), { from, until }));
    let track = 0;
    while (beside.some((other) => other.track === track)) track += 1;
    cluster.push({ item, track });
    clusterEnds = Math.max(clusterEnds, until);
  }
  close();
  return placed;
}
