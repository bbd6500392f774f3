import { sql } from "drizzle-orm";
import {
  char,
  check,
  index,
  integer,
  numeric,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { delegation } from "./delegation.ts";
import { account } from "./person.ts";

/** A project that a delegation puts to the Fund; numbered, and taken back only while nobody has pledged to it. */
export const fundProject = pgTable(
  "fund_project",
  {
    id: uuid().primaryKey().defaultRandom(),
    number: integer().generatedAlwaysAsIdentity(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    /** As the delegation writes it. */
    title: text().notNull(),
    summary: text().notNull(),
    /** What it is to cost, where that is known. */
    cost: numeric({ precision: 15, scale: 2 }),
    currency: char({ length: 3 }),
    actor: uuid()
      .notNull()
      .references(() => account.id),
    at: timestamp({ withTimezone: true }).notNull(),
    withdrawnAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    unique("project_number_never_reused").on(table.number),
    check("a_project_has_a_name", sql`${table.title} <> ''`),
    check(
      "a_cost_is_positive_and_has_its_currency",
      sql`num_nulls(${table.cost}, ${table.currency}) in (0, 2) and coalesce(${table.cost} > 0, true)`,
    ),
  ],
);

/** Money that a delegation promises to a project of its own will; kept when it is taken back. */
export const pledge = pgTable(
  "pledge",
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid()
      .notNull()
      .references(() => fundProject.id),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    amount: numeric({ precision: 15, scale: 2 }).notNull(),
    currency: char({ length: 3 }).notNull(),
    actor: uuid()
      .notNull()
      .references(() => account.id),
    at: timestamp({ withTimezone: true }).notNull(),
    withdrawnAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("pledges_of_a_project").on(table.projectId),
    check("a_pledge_is_positive", sql`${table.amount} > 0`),
  ],
);
