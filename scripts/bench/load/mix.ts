import type { Stream } from "./stream.ts";

/** Something that people do all day, so many times a second. `ask` answers the bytes that came back. */
export type Activity = {
  name: string;
  perSecond: number;
  ask: (index: number) => Promise<number>;
};
/** What a group of people does, and the streams of events that hang open at their screens. */
export type Group = {
  activities: readonly Activity[];
  streams: readonly Stream[];
  /** Questions that a stream's news led to and that failed. */
  failures?: () => number;
};

export const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("An empty list");
  return item;
};
