import { type SQL, sql } from "drizzle-orm";

import { CUSTODY_STATES, type CustodyState } from "#app/domain/custody/custody.ts";
import type { LedgerFilter } from "#app/domain/custody/ledger-filter.ts";
import { parseShortNumber, personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";

import { database } from "../platform/database.server.ts";
import { CUSTODY_STATE, custodyOf } from "./standing.server.ts";

export type LedgerLine = {
  badgeId: string;
  name: string;
  number: string;
  shortNumber: string;
  issue: number;
  live: boolean;
  state: CustodyState;
  since: Date | null;
  receipt: { id: string; number: number; takenBy: string } | null;
};
type Raw = {
  badge_id: string;
  surname: string;
  given_names: string;
  person: number;
  code: string;
  short_number: string;
  issue: number;
  live: boolean;
  state: CustodyState;
  since: string | null;
  receipt_id: string | null;
  receipt_number: number | null;
  taken_by: string | null;
};

/** Lines of the custody ledger, by delegation, person and issue. At most `most`, and whether there are more. */
export async function ledgerLines(
  { delegation, state, words }: LedgerFilter,
  most: number,
): Promise<{ lines: LedgerLine[]; more: boolean }> {
  const rows = await database().execute<Raw>(sql`
    select badge.id as badge_id, nominee.surname, nominee.given_names, nominee.number as person, delegation.code,
      badge.short_number, badge.issue, ${LIVE} as live, ${CUSTODY_STATE} as state, moved.at::text as since,
      receipt.id as receipt_id, receipt.number as receipt_number, receipt.taken_by
    ${BADGES}
    left join receipt on receipt.id = moved.receipt_id
    where ${delegation ? sql`nominee.delegation_id = ${delegation}` : sql`true`}
      and ${state ? sql`${CUSTODY_STATE} = ${state}` : sql`true`} and ${holding(words)}
    order by delegation.sort_key, nominee.surname, nominee.given_names, badge.issue
    limit ${most + 1}`);
  return { lines: rows.slice(0, most).map(toLine), more: rows.length > most };
}

const LIVE = sql`(badge.revoked_at is null and badge.superseded_at is null)`;
const BADGES = sql`from badge
    join nominee on nominee.id = badge.nominee_id
    join delegation on delegation.id = nominee.delegation_id
    ${custodyOf(sql`badge.id`)}`;

function holding(words: string): SQL {
  if (!words) return sql`true`;
  // A name of eight letters may read as a number: both are looked for.
  const number = parseShortNumber(words);
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(nominee.surname || ' ' || nominee.given_names || ' ' || nominee.surname ilike ${pattern}
    or nominee.folded_name ilike ${pattern} or nominee.native_name ilike ${pattern}
    or badge.short_number = ${number.ok ? number.value : ""})`;
}

const toLine = (row: Raw): LedgerLine => ({
  badgeId: row.badge_id,
  name: surnameFirst({ surname: row.surname, givenNames: row.given_names }),
  number: personNumber(row.code, row.person),
  shortNumber: row.short_number,
  issue: row.issue,
  live: row.live,
  state: row.state,
  since: row.since === null ? null : new Date(row.since),
  receipt:
    row.receipt_id && row.receipt_number !== null
      ? { id: row.receipt_id, number: row.receipt_number, takenBy: row.taken_by ?? "" }
      : null,
});

export type LedgerDelegation = {
  id: string;
  iso2: string | null;
  name: string;
  counts: Record<CustodyState, number>;
  /** Dead badges that are still out: to be asked back. */
  deadOut: number;
};

/** How many badges of each delegation are where. */
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
      count(*) filter (where not ${LIVE})::int as dead
    ${BADGES}
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
