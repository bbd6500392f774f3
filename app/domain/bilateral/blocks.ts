import type { Trilingual } from "../language/languages.ts";
import type { Interval } from "./interval.ts";
import { MEETING_LEVELS, type MeetingLevel } from "./kinds.ts";
import type { PrincipalHold } from "./availability.ts";

/** Time that an item of the programme takes from principals: hatched across all rooms. */
export type ProgrammeBlock = {
  itemId: string;
  title: Trilingual;
  during: Interval;
  /** Whose time it is; the others may meet. */
  levels: readonly MeetingLevel[];
};

/** The blocks within a stretch of time, earliest first. */
export function programmeBlocks(
  holds: readonly PrincipalHold[],
  { from, until }: Interval,
): ProgrammeBlock[] {
  const blocks = new Map<string, ProgrammeBlock>();
  for (const { by, during, level } of holds) {
    if (by.kind !== "programme" || during.until <= from || during.from >= until) continue;
    const levels = new Set([...(blocks.get(by.itemId)?.levels ?? []), level]);
    blocks.set(by.itemId, {
      itemId: by.itemId,
      title: by.title,
      during,
      levels: MEETING_LEVELS.filter((known) => levels.has(known)),
    });
  }
  return [...blocks.values()].toSorted((a, b) => a.during.from - b.during.from);
}
