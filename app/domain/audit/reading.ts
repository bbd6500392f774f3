/** Looking at the same fields of the same subject again within these minutes is one reading. A download is always one of its own. */
export const READING_MINUTES = 15;

/**
 * Whether a reading is covered by an earlier entry of the same viewer, subject and fields.
 * @param last when that entry was written (real time); null for none
 */
export const isCovered = (last: Date | null, now: Date): boolean =>
  last !== null && now.getTime() - last.getTime() < READING_MINUTES * 60_000;
