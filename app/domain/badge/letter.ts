/** Letters of badge categories; several categories may share one. */
export const CATEGORY_LETTERS = ["P", "D", "S", "X", "M", "O", "T"] as const;
export type CategoryLetter = (typeof CATEGORY_LETTERS)[number];
