import { type SQL, sql } from "drizzle-orm";

import type { DefinitionChange } from "#app/domain/summit/difference.ts";

/** Ids that came or changed in a part, and those that went. */
export function touched(changes: readonly DefinitionChange[], part: DefinitionChange["part"]) {
  const ids = (kinds: readonly DefinitionChange["kind"][]) =>
    changes
      .filter((change) => change.part === part && kinds.includes(change.kind))
      .map(({ id }) => id);
  return { kept: new Set(ids(["added", "changed"])), removed: ids(["removed"]) };
}

/** For an upsert: these columns take the values of the row that was refused as a duplicate. */
export const refused = (...columns: string[]): Record<string, SQL> =>
  Object.fromEntries(columns.map((column) => [column, sql.raw(`excluded.${snake(column)}`)]));
const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
