import { type SQL, sql } from "drizzle-orm";

import type { CustodyState } from "#app/domain/custody/custody.ts";
import { personNumber } from "#app/domain/badge/short-number.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";

import { database } from "../platform/database.server.ts";
import { CUSTODY_STATE, custodyOf } from "./standing.server.ts";

/** A badge, or a pass that was issued: whatever has a number and can lie on a counter. */
export type CustodyItem = {
  id: string;
  isPass: boolean;
  /** Of whoever wears it; a floater is called by its number. */
  name: string;
  /** The person's number, or the pass's own. */
  number: string;
  shortNumber: string;
  /** Of a badge. */
  issue: number | null;
  live: boolean;
  photoId: string | null;
  delegationId: string;
  state: CustodyState;
  turn: number;
  since: Date | null;
  receipt: { id: string; number: number; takenBy: string } | null;
};

type Raw = {
  id: string;
  is_pass: boolean;
  surname: string;
  given_names: string;
  pass_number: string;
  person: number;
  code: string;
  short_number: string;
  issue: number | null;
  live: boolean;
  photo_id: string | null;
  delegation_id: string;
  state: CustodyState;
  turn: number;
  since: string | null;
  receipt_id: string | null;
  receipt_number: number | null;
  taken_by: string | null;
};

/** Badges and issued passes as one table `item`, joined with where each is; conditions reach into both by index. */
export const ITEMS = sql`from (
    select badge.id, false as is_pass, nominee.surname, nominee.given_names, '' as pass_number, nominee.number as person,
      badge.short_number, badge.issue, nominee.photo_id, nominee.delegation_id, nominee.status::text as status,
      nominee.surname || ' ' || nominee.given_names || ' ' || nominee.surname || ' ' || nominee.native_name || ' '
        || nominee.folded_name as words,
      badge.revoked_at is null and badge.superseded_at is null as live
    from badge join nominee on nominee.id = badge.nominee_id
    union all
    select pass.id, true, pass.holder_name, '', pass.number, 0, pass.short_number, null, null, pass.delegation_id, '',
      pass.holder_name || ' ' || pass.number, pass.revoked_at is null
    from pass where pass.issued_at is not null
  ) item
  join delegation on delegation.id = item.delegation_id
  ${custodyOf(sql`item.id`)}`;

/** Badges and passes under a condition on `item`, by delegation, name and issue; at most so many. */
export async function custodyItems(which: SQL, most: number): Promise<CustodyItem[]> {
  const rows = await database().execute<Raw>(sql`
    select item.*, delegation.code, ${CUSTODY_STATE} as state, coalesce(moved.turn, 0)::int as turn,
      moved.at::text as since, receipt.id as receipt_id, receipt.number as receipt_number, receipt.taken_by
    ${ITEMS}
    left join receipt on receipt.id = moved.receipt_id
    where ${which}
    order by delegation.sort_key, item.is_pass, item.surname, item.given_names, item.pass_number, item.issue
    limit ${most}`);
  return rows.map(toItem);
}

const toItem = (row: Raw): CustodyItem => ({
  id: row.id,
  isPass: row.is_pass,
  name: row.is_pass
    ? row.surname || row.pass_number
    : surnameFirst({ surname: row.surname, givenNames: row.given_names }),
  number: row.is_pass ? row.pass_number : personNumber(row.code, row.person),
  shortNumber: row.short_number,
  issue: row.issue,
  live: row.live,
  photoId: row.photo_id,
  delegationId: row.delegation_id,
  state: row.state,
  turn: row.turn,
  since: row.since === null ? null : new Date(row.since),
  receipt:
    row.receipt_id && row.receipt_number !== null
      ? { id: row.receipt_id, number: row.receipt_number, takenBy: row.taken_by ?? "" }
      : null,
});
