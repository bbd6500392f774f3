import type { MeetingLevel } from "./kinds.ts";

/** Where a delegation has put a meeting among its own; what matters most to it has the lowest position. */
export type OwnPlace = { delegationId: string; position: number };

/** The rank of each delegation's open meetings among themselves, from 1: positions may have gaps. */
export type OwnOrder = (place: OwnPlace) => number;

/** Ranks meetings within each delegation's own list. */
export function ownOrder(requests: readonly { parties: readonly OwnPlace[] }[]): OwnOrder {
  const lists = new Map<string, number[]>();
  for (const { delegationId, position } of requests.flatMap(({ parties }) => parties))
    lists.set(delegationId, [...(lists.get(delegationId) ?? []), position]);
  return ({ delegationId, position }) =>
    1 + (lists.get(delegationId) ?? []).filter((other) => other < position).length;
}

/** Points of weight by level: a meeting of heads before two of ministers that it would displace. */
const WEIGHT: Record<MeetingLevel, number> = { head: 100, minister: 45, official: 20 };
/** What the first of each side's own list weighs more, as a part; the second half of that, the third a third. */
const FIRST = 0.3;

/** What placing a meeting is worth, in whole points: by level, and within it by how much it matters to its sides. */
export function weightOf(
  { level, parties }: { level: MeetingLevel; parties: readonly OwnPlace[] },
  rankOf: OwnOrder,
): number {
  const shares = parties.map((place) => FIRST / rankOf(place));
  const share = shares.reduce((sum, each) => sum + each, 0) / Math.max(1, shares.length);
  return Math.round(WEIGHT[level] * (1 + share));
}
