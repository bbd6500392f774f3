import { and, sql, type SQL } from "drizzle-orm";

import { nominee } from "#db/schema/nominee.ts";

import { foldName } from "./folding.server.ts";

const MOST_WORDS = 5;

/**
 * Whether each word of a search stands in a nominee's name, in Latin or native script, whichever the reader typed. Read
 * from the trigram index `nominee_by_name`. A search that holds no letter and no digit finds nobody.
 */
export function nameHolds(search: string): SQL {
  const words = foldName(search).split(" ").filter(Boolean).slice(0, MOST_WORDS);
  const held = words.map((word) => sql`${nominee.foldedName} like ${`%${word}%`}`);
  return and(...held) ?? sql`false`;
}
