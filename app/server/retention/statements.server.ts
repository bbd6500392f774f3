import { type SQL, sql } from "drizzle-orm";

import { ERASED, type Blank, type Purgeable } from "#app/domain/retention/holdings.ts";

import { env, isDemonstration } from "../platform/env.server.ts";

/** Pages of a table (PostgreSQL's, of 8 KiB), the last one not included. */
export type Blocks = { from: number; until: number };

/** Which rows of a holding: of one person, those with one of these words, or all that no hold keeps; of some pages only. */
export type Range = { nomineeId?: string; naming?: readonly string[]; blocks?: Blocks };

/** How many records of each delegation a holding has, those under a hold left out. */
export const countStatement = (holding: Purgeable, range: Range = {}): SQL => sql`
  select ${delegationOf(holding)} as "delegationId", count(*)::int as records
  from ${table(holding)} t where ${conditions(holding, range)} group by 1`;

/**
 * Destroys and counts in one statement: what the line says is what this statement removed, by no other reckoning. Each
 * row's delegation is read before the row loses it.
 */
export function destroyStatement(holding: Purgeable, runId: string, range: Range): SQL {
  const due = sql`select t.ctid as at, ${delegationOf(holding)} as delegation_id
    from ${table(holding)} t where ${conditions(holding, range)} for update of t`;
  const change =
    holding.purge === "row"
      ? sql`delete from ${table(holding)} t using due where t.ctid = due.at`
      : sql`update ${table(holding)} t set ${blanks(holding, holding.purge)} from due where t.ctid = due.at`;
  return sql`
    with due as (${due}), gone as (${change} returning due.delegation_id)
    insert into destruction_line (run_id, data, table_name, delegation_id, records, counted)
    select ${runId}::uuid, ${holding.data}, ${holding.table}, delegation_id, count(*), ${!holding.uncounted}::boolean
    from gone group by delegation_id
    returning records`;
}

const table = ({ table: name }: Purgeable): SQL => sql`${sql.identifier(name)}`;
const column = (name: string): SQL => sql`t.${sql.identifier(name)}`;

function personOf({ owner }: Purgeable): SQL | null {
  if (owner.nominee) return column(owner.nominee);
  if (owner.badge)
    return sql`(select b.nominee_id from badge b where b.id = ${column(owner.badge)})`;
  return null;
}

function delegationOf(holding: Purgeable): SQL {
  if (holding.owner.delegation) return column(holding.owner.delegation);
  const person = personOf(holding);
  return person
    ? sql`(select n.delegation_id from nominee n where n.id = ${person})`
    : sql`null::text`;
}

function conditions(holding: Purgeable, { nomineeId, naming, blocks }: Range): SQL {
  const { orphan = [], settled = [] } = holding;
  const person = personOf(holding);
  const all = [
    ...(blocks
      ? [sql`t.ctid >= ${`(${blocks.from},0)`}::tid`, sql`t.ctid < ${`(${blocks.until},0)`}::tid`]
      : []),
    ...(holding.purge === "row" ? [] : [present(holding.purge)]),
    ...orphan.map((named) => {
      const [other = "", by = ""] = named.split(".");
      return sql`not exists (select from ${sql.identifier(other)} o where o.${sql.identifier(by)} = t.id)`;
    }),
    ...(settled.length > 0 && !endsInOutbox()
      ? [sql`num_nonnulls(${sql.join(settled.map(column), sql`, `)}) > 0`]
      : []),
    naming
      ? named(holding, naming)
      : nomineeId === undefined
        ? sql`not exists (${holdsOn(holding)})`
        : person
          ? sql`${person} = ${nomineeId}::uuid`
          : sql`${orphan.length > 0}::boolean`,
  ];
  return sql.join(all, sql` and `);
}

/** Whether one of the words stands in a row, in capitals or small. Several ways of writing a name are several words. */
function named({ columns }: Purgeable, words: readonly string[]): SQL {
  const said = sql`lower(concat_ws(' ', ${sql.join(columns.map(column), sql`, `)}))`;
  const each = words.map((word) => sql`strpos(${said}, lower(${word}::text)) > 0`);
  return sql`(${sql.join([sql`false`, ...each], sql` or `)})`;
}

/**
 * Holds that keep a row. A row of a delegation waits while one of its people is held, and a row about several while anybody
 * is: it may be about them. What nobody is named by any more is nobody's.
 */
function holdsOn(holding: Purgeable): SQL {
  const person = personOf(holding);
  const delegation = delegationOf(holding);
  const several = person === null && !holding.owner.delegation;
  const kept = [
    sql`h.data = ${holding.data}`,
    ...(several && !holding.orphan ? [sql`h.data is null`] : []),
    ...(several ? [] : [sql`h.delegation_id = ${delegation}`]),
    ...(person ? [sql`h.nominee_id = ${person}`] : []),
    ...(person === null && !several
      ? [sql`(select n.delegation_id from nominee n where n.id = h.nominee_id) = ${delegation}`]
      : []),
  ];
  return sql`select from retention_hold h where h.lifted_at is null and (${sql.join(kept, sql` or `)})`;
}

/** Whether something of the class still stands in a row. */
function present(purge: Readonly<Record<string, Blank>>): SQL {
  const each = Object.entries(purge).map(([name, blank]) => {
    if (blank === null) return sql`${column(name)} is not null`;
    if (blank === ERASED) return sql`coalesce(${column(name)}, '') not in ('', ${ERASED})`;
    return sql`${column(name)} <> ${literal(blank)}`;
  });
  return sql`(${sql.join(each, sql` or `)})`;
}

function blanks({ table: name, data }: Purgeable, purge: Readonly<Record<string, Blank>>): SQL {
  const each = Object.entries(purge).map(([field, blank]) => {
    const to = sql.identifier(field);
    if (blank === null) return sql`${to} = null`;
    const empty =
      blank === ERASED ? sql`coalesce(${column(field)}, '') = ''` : sql`${column(field)} is null`;
    return sql`${to} = case when ${empty} then ${column(field)} else ${literal(blank)} end`;
  });
  // A file that lost something has another version: a form opened before cannot write it back.
  const file =
    name === "nominee"
      ? [sql`purged = array_append(t.purged, ${data}::text)`, sql`version = t.version + 1`]
      : [];
  return sql.join([...each, ...file], sql`, `);
}

/** Without a type of its own, so that it takes the column's: the empty value of bytes, of text and of JSON. */
const literal = (blank: "" | "{}" | typeof ERASED): SQL => sql.raw(`'${blank}'`);

/** Without a mail server the demonstration's mail ends in its outbox, and is never marked as sent. */
const endsInOutbox = (): boolean => isDemonstration() && !env().SMTP_URL;
