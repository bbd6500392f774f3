import type { Sql } from "postgres";

import { sqlClient } from "../platform/database.server.ts";
import {
  INDEX_COLUMNS,
  type IndexColumn,
  SEALED_COLUMNS,
  type SealedColumn,
} from "../platform/sealing/columns.server.ts";
import { indexKeys, type Key, keyIdText, masterKeys } from "../platform/sealing/keyring.server.ts";

/** How many values of a column stand under a key. `key` is null where the value does not name it: the first format. */
export type Standing = {
  column: SealedColumn | IndexColumn;
  kind: "master" | "index";
  key: string | null;
  values: number;
};

/** Table and column as identifiers of a query. */
export const placeOf = (column: SealedColumn | IndexColumn) => {
  const [table = "", name = ""] = column.split(".");
  return { table, name };
};

/** Sealed values carry format 2 and 4 bytes of key id in front; an index of this release is those 4 bytes and a digest. */
export const keyIdIn = (sql: Sql, kind: Standing["kind"], name: string) =>
  kind === "master"
    ? sql`case when get_byte(${sql(name)}, 0) = 2 then encode(substring(${sql(name)} from 2 for 4), 'hex') end`
    : sql`case when length(${sql(name)}) = 36 then encode(substring(${sql(name)} from 1 for 4), 'hex') end`;

/** Columns of one kind, in the order of a rotation. */
export const columnsOf = (kind: Standing["kind"]) =>
  kind === "master" ? SEALED_COLUMNS : INDEX_COLUMNS;

/** Counts each column by key, one scan a column; nothing is opened. */
export async function sealingStatus(): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const kind of ["master", "index"] as const)
    for (const column of columnsOf(kind)) found.push(...(await countColumn(kind, column)));
  return found;
}

async function countColumn(
  kind: Standing["kind"],
  column: SealedColumn | IndexColumn,
): Promise<Standing[]> {
  const sql = sqlClient();
  const { table, name } = placeOf(column);
  const rows = await sql<{ key: string | null; values: number }[]>`
    select ${keyIdIn(sql, kind, name)} as key, count(*)::int as values
    from ${sql(table)} where ${sql(name)} is not null group by 1 order by 1`;
  return rows.map(({ key, values }) => ({ column, kind, key, values }));
}

const ringOf = (kind: Standing["kind"]) => (kind === "master" ? masterKeys() : indexKeys());
const has = (keys: readonly Key[], id: string) => keys.some((key) => keyIdText(key) === id);

/** Of what stands: the ids of keys that this process was not given. */
export const missingKeys = (standing: readonly Standing[], kind: Standing["kind"]): string[] => [
  ...new Set(
    standing.flatMap((one) =>
      one.kind === kind && one.key !== null && !has(ringOf(kind).all, one.key) ? [one.key] : [],
    ),
  ),
];

/** Keys of this process, beside the current one, under which nothing stands any more: they can be taken away. */
export const idleKeys = (standing: readonly Standing[], kind: Standing["kind"]): string[] => {
  const isUnnamed = standing.some((one) => one.kind === kind && one.key === null);
  const { current, all } = ringOf(kind);
  return all
    .filter((key) => key !== current)
    .map(keyIdText)
    .filter((id) => !isUnnamed && !standing.some((one) => one.kind === kind && one.key === id));
};

/** Columns with something under another key than the current one. */
export const notCurrent = (standing: readonly Standing[]): string[] => [
  ...new Set(
    standing
      .filter(({ kind, key }) => key !== keyIdText(ringOf(kind).current))
      .map(({ column }) => column),
  ),
];
