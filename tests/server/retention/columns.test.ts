import { sql } from "drizzle-orm";
import { expect, it } from "vitest";

import { fieldsOf, HOLDINGS } from "#app/domain/retention/holdings.ts";
import { KEPT_CLASSES, PURGED_CLASSES } from "#app/domain/retention/classes.ts";
import { PLAIN_COLUMNS } from "#app/domain/retention/plain-columns.ts";
import { database } from "#app/server/platform/database.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const columns = await database()
  .execute<{ name: string }>(
    sql`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' order by table_name, ordinal_position`,
  )
  .then((rows) => rows.map(({ name }) => name));
const personal = [...new Set(HOLDINGS.flatMap(({ data }) => fieldsOf(data)))];
const plain = Object.entries(PLAIN_COLUMNS).flatMap(([table, names]) =>
  names.split(" ").map((name) => `${table}.${name}`),
);

it("says of every column whether it is personal, and of which class", () => {
  const said = new Set([...personal, ...plain]);
  expect(columns.filter((column) => !said.has(column))).toEqual([]);
});

it("says it of columns that there are, and not both of one", () => {
  const there = new Set(columns);
  expect([...personal, ...plain].filter((column) => !there.has(column))).toEqual([]);
  const known = new Set(personal);
  expect(plain.filter((column) => known.has(column))).toEqual([]);
});

it("has something of every class", () => {
  expect(
    [...PURGED_CLASSES, ...KEPT_CLASSES].filter((data) => fieldsOf(data).length === 0),
  ).toEqual([]);
});

it("blanks the columns that it names, and no column that must be filled with null", async () => {
  const required = new Set(
    (
      await database().execute<{ name: string }>(
        sql`select table_name || '.' || column_name as name from information_schema.columns
          where table_schema = 'public' and is_nullable = 'NO'`,
      )
    ).map(({ name }) => name),
  );
  const wrong = HOLDINGS.flatMap(({ table, purge }) =>
    typeof purge === "object"
      ? Object.entries(purge).flatMap(([column, blank]) =>
          blank === null && required.has(`${table}.${column}`) ? [`${table}.${column}`] : [],
        )
      : [],
  );
  expect(wrong).toEqual([]);
});
