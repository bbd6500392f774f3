import type { Sql, TransactionSql } from "postgres";

/** What is kept: our own tables, and the job queue's, since a queued letter is a promise as good as a row of ours. */
export const SCHEMAS = ["public", "graphile_worker"] as const;

/** The level of the queue's own tables comes with the release that makes them. */
const NOT_KEPT = "graphile_worker.migrations";

export type Table = { schema: string; name: string; columns: string[] };

/** The tables to keep, in the order of their names, with the columns that are not computed from others. */
export async function tablesIn(sql: Sql | TransactionSql): Promise<readonly Table[]> {
  return sql<Table[]>`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and n.nspname = any(${[...SCHEMAS]}) and n.nspname || '.' || c.relname <> ${NOT_KEPT}
    group by 1, 2 order by 1, 2`;
}

/** Where each sequence stands. Sequences know no snapshot: asked after it, they stand at what it holds, or beyond. */
export async function sequencesIn(sql: Sql | TransactionSql) {
  const found = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, sequencename as name from pg_sequences
    where schemaname = any(${[...SCHEMAS]}) order by 1, 2`;
  return Promise.all(
    found.map(async ({ schema, name }) => {
      const [at] = await sql<{ last: string; called: boolean }[]>`
        select last_value::text as last, is_called as called from ${sql(schema)}.${sql(name)}`;
      if (!at) throw new Error(`Sequence ${name} does not answer`);
      return { schema, name, last: at.last, called: at.called };
    }),
  );
}

/** How values are written and read as text, whatever the server's own settings say. */
export async function plainText(sql: TransactionSql): Promise<void> {
  await sql`select set_config(name, value, true) from (values ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
    ('timezone', 'UTC'), ('bytea_output', 'hex'), ('extra_float_digits', '3'), ('client_encoding', 'UTF8'),
    ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0')) as setting (name, value)`;
}

const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

export const quotedTable = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`;

/** Of a `COPY`: table and columns. */
export const copied = (table: Table): string =>
  `${quotedTable(table)} (${table.columns.map(quoted).join(", ")})`;
