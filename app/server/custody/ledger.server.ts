import { type SQL, sql } from "drizzle-orm";

import { CUSTODY_STATES, type CustodyState } from "#app/domain/custody/custody.ts";
import type { LedgerFilter } from "#app/domain/custody/ledger-filter.ts";
import { parseShortNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";

import { database } from "../platform/database.server.ts";
import { containing } from "../platform/like.server.ts";
import { type CustodyItem, custodyItems, ITEMS } from "./items.server.ts";
import { CUSTODY_STATE } from "./standing.server.ts";

/** Lines of the custody ledger, badges and passes. At most `most`, and whether there are more. */
export async function ledgerLines(
  { delegation, state, words }: LedgerFilter,
  most: number,
): Promise<{ lines: CustodyItem[]; more: boolean }> {
  const found = await custodyItems(
    sql`${delegation ? sql`item.delegation_id = ${delegation}` : sql`true`}
      and ${state ? sql`${CUSTODY_STATE} = ${state}` : sql`true`} and ${holding(words)}`,
    most + 1,
  );
  return { lines: found.slice(0, most), more: found.length > most };
}

function holding(words: string): SQL {
  if (!words) return sql`true`;
  // A name of eight letters may read as a number: both are looked for.
  const number = parseShortNumber(words);
  const pattern = containing(words);
  return sql`(item.words ilike ${pattern} or item.short_number = ${number.ok ? number.value : ""})`;
}

export type LedgerDelegation = {
  id: string;
  iso2: string | null;
  name: string;
  counts: Record<CustodyState, number>;
  /** Dead badges and passes that are still out: to be asked back. */
  deadOut: number;
};

/** How many badges and passes of each delegation are where. */
export async function ledgerByDelegation(language: Language): Promise<LedgerDelegation[]> {
  const rows = await database().execute<{
    id: string;
    iso2: string | null;
    name: Record<Language, string>;
    state: CustodyState;
    count: number;
    dead: number;
  }>(sql`
    select delegation.id, delegation.iso2, delegation.name, ${CUSTODY_STATE} as state, count(*)::int as count,
      count(*) filter (where not item.live)::int as dead
    ${ITEMS}
    group by delegation.id, ${CUSTODY_STATE}
    order by delegation.sort_key, delegation.id`);
  const found = new Map<string, LedgerDelegation>();
  for (const { id, iso2, name, state, count, dead } of rows) {
    const counts = Object.fromEntries(CUSTODY_STATES.map((each) => [each, 0])) as Record<
      CustodyState,
      number
    >;
    const line = found.get(id) ?? { id, iso2, name: name[language], counts, deadOut: 0 };
    line.counts[state] = count;
    if (state === "out") line.deadOut = dead;
    found.set(id, line);
  }
  return [...found.values()];
}
