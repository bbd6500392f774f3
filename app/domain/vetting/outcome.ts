/** What an officer can decide of a stage. One list for the database, forms and words. */
export const OUTCOMES = ["approved", "returned", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];
