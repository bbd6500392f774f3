import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import {
  type LeftOutReason,
  PRINT_ENTRY_KINDS,
  PRINT_ITEM_STATES,
  PRINT_STATES,
  type PrintScope,
} from "../../app/domain/badge/print.ts";
import { badge } from "./badge.ts";
import { nominee } from "./nominee.ts";
import { pass } from "./pass.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const printState = pgEnum("print_state", PRINT_STATES);
export const printItemState = pgEnum("print_item_state", PRINT_ITEM_STATES);
export const printEntryKind = pgEnum("print_entry_kind", PRINT_ENTRY_KINDS);

/** Badges printed together. Times are the summit's. */
export const printBatch = pgTable(
  "print_batch",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** What people call it by. */
    number: integer().notNull().generatedAlwaysAsIdentity(),
    scope: jsonb().$type<PrintScope>().notNull(),
    sheet: text().notNull(),
    stock: text().notNull(),
    askedBy: uuid()
      .notNull()
      .references(() => account.id),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    state: printState().notNull().default("waiting"),
    total: integer().notNull(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index("print_batch_by_time").on(table.askedAt)],
);

/** One person of a batch. `badgeId` is null until the badge is issued, which is part of the work. */
export const printItem = pgTable(
  "print_item",
  {
    batchId: uuid()
      .notNull()
      .references(() => printBatch.id),
    position: integer().notNull(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    badgeId: uuid().references(() => badge.id),
    state: printItemState().notNull().default("waiting"),
    /** Of one that was printed. */
    part: smallint(),
    why: text().$type<LeftOutReason>(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.position] }),
    uniqueIndex("badge_in_one_print")
      .on(table.badgeId)
      .where(sql`${table.state} in ('waiting', 'printed')`),
    index("print_item_waiting")
      .on(table.batchId, table.position)
      .where(sql`${table.state} = 'waiting'`),
    index("print_item_by_nominee").on(table.nomineeId),
  ],
);

/** A drawn part of a batch. Its pages are dropped after two days; its digest stays. */
export const printPart = pgTable(
  "print_part",
  {
    batchId: uuid()
      .notNull()
      .references(() => printBatch.id),
    part: smallint().notNull(),
    badges: integer().notNull(),
    sha256: bytea().notNull(),
    pdf: bytea(),
    drawnAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.part] })],
);

/** The print register: which badge or pass was printed or spoiled, by whom, when, on what. Rows are added and never changed. */
export const printEntry = pgTable(
  "print_entry",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull(),
    actor: uuid()
      .notNull()
      .references(() => account.id),
    kind: printEntryKind().notNull(),
    badgeId: uuid().references(() => badge.id),
    passId: uuid().references(() => pass.id),
    batchId: uuid().references(() => printBatch.id),
    part: smallint(),
    stock: text().notNull().default(""),
    reason: text().notNull().default(""),
  },
  (table) => [
    index("print_entry_by_time").on(table.at, table.id),
    index("print_entry_by_badge").on(table.badgeId, table.id),
    index("print_entry_by_stock").using("gin", sql`${table.stock} gin_trgm_ops`),
    index("print_entry_by_pass").on(table.passId, table.id),
    check("print_is_of_one_thing", sql`num_nonnulls(${table.badgeId}, ${table.passId}) = 1`),
  ],
);

/** How many lines of each kind the register has of each stock, counted by the trigger `print_is_tallied`. */
export const printTally = pgTable(
  "print_tally",
  {
    stock: text().notNull(),
    kind: printEntryKind().notNull(),
    lines: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.stock, table.kind] })],
);
