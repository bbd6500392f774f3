/**
 * Deeds before which a person proves anew who they are: an unlocked computer, or a stolen cookie, must not be enough for
 * what outlasts it or cannot be taken back. What is done all day under pressure (gates, desk, boards, decisions and
 * versions that the next step corrects) is not here: asked too often, people answer without looking. ADR 0027.
 */
export const DANGEROUS_DEEDS = [
  "account.add",
  "account.change",
  "sessions.end",
  "passkey.add",
  "passkey.remove",
  "clock.set",
  "personal_data.purge",
  "personal_data.erase",
] as const;
export type DangerousDeed = (typeof DANGEROUS_DEEDS)[number];

/** How long a proof holds. */
export const FRESH_MINUTES = 10;

/** Did they prove who they are lately? @param provedAt and `now` are real, not summit, time */
export const isFresh = (provedAt: Date, now: Date): boolean =>
  now.getTime() - provedAt.getTime() <= FRESH_MINUTES * 60_000;
