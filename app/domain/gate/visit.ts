/** Who may enter a zone for a time although the badge does not open it. Serial in hexadecimal; seconds since 1970. */
export type Visit = { serial: string; from: number; until: number };

/** How long before a meeting those who are named for it may come, and how long after it they may come back, minutes. */
export const VISIT_MINUTES = { before: 30, after: 30 } as const;

/** Visits that begin later than this many hours from now reach the phones in time with a later list. */
export const VISITS_AHEAD_HOURS = 24;

/** Is somebody with this badge on a visit now? */
export const isVisiting = (
  visits: readonly Visit[] | undefined,
  serial: string,
  now: number,
): boolean =>
  visits?.some((visit) => visit.serial === serial && visit.from <= now && now < visit.until) ??
  false;
