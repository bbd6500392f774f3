import type { Language } from "#app/domain/language/languages.ts";
import { delegation } from "#db/schema/delegation.ts";

import { database } from "../platform/database.server.ts";

/** Every registering entity by the reader's alphabet, to choose from. */
export async function listDelegations(language: Language): Promise<{ id: string; name: string }[]> {
  const rows = await database()
    .select({ id: delegation.id, name: delegation.name })
    .from(delegation);
  const byName = new Intl.Collator(language);
  return rows
    .map(({ id, name }) => ({ id, name: name[language] }))
    .toSorted((a, b) => byName.compare(a.name, b.name));
}
