/** What was done, as the address of the page afterwards says it. */
export const DONE = ["registered", "invited", "resent", "withdrawn", "removed"] as const;
export type Done = (typeof DONE)[number];
