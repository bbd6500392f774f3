/** What an officer makes of a nomination that came after the close. */
export const LATE_OUTCOMES = ["admitted", "declined"] as const;
export type LateOutcome = (typeof LATE_OUTCOMES)[number];
