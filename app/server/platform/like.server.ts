/** Words as LIKE is to take them, as they are typed: per cent and underscore mean themselves. */
const literal = (words: string): string => words.replace(/[\\%_]/g, "\\$&");

/** The pattern of LIKE for what holds these words. */
export const containing = (words: string): string => `%${literal(words)}%`;

/** The pattern of LIKE for what begins with these words. */
export const startingWith = (words: string): string => `${literal(words)}%`;
