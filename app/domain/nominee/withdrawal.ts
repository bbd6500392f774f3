import type { FileStatus } from "./status.ts";

/** How long a withdrawal can be undone: long enough for a slip, too short for a second thought. */
export const UNDO_MINUTES = 30;

/** What of a file says whether its withdrawal can be undone. */
export type Withdrawn = { status: FileStatus; withdrawnFrom: FileStatus | null; changedAt: Date };

/**
 * Where a withdrawn file goes back to; null when it cannot: the place was given to another, or too long ago. Whoever
 * had a badge stands as cleared, since a badge that died stays dead.
 */
export function undoneStatus(file: Withdrawn, now: Date): FileStatus | null {
  const { status, withdrawnFrom, changedAt } = file;
  if (status !== "withdrawn" || withdrawnFrom === null) return null;
  if (now.getTime() - changedAt.getTime() > UNDO_MINUTES * 60_000) return null;
  return withdrawnFrom === "badge_ready" || withdrawnFrom === "collected"
    ? "cleared"
    : withdrawnFrom;
}
