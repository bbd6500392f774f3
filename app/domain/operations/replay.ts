/** A slider gives minutes since midnight. */
const LAST_MINUTE = 24 * 60 - 1;

/**
 * The minute of the day that somebody wants to see again, from the address.
 * @param nowMinute the present minute: what has not been cannot be replayed
 * @returns null for the present: nothing asked, nothing sensible, or the present minute and later
 */
export function replayMinute(text: string | null, nowMinute: number): number | null {
  if (text === null || !/^\d{1,4}$/.test(text)) return null;
  const minute = Number(text);
  return minute <= LAST_MINUTE && minute < nowMinute ? minute : null;
}

/** 545 as `09:05`. */
export const minuteAsTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
