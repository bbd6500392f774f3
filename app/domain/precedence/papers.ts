/** What may be printed of a session. */
export const PAPERS = ["speakers", "agenda", "seating", "cards", "flags", "photo"] as const;
export type Paper = (typeof PAPERS)[number];
