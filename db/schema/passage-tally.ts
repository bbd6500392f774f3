import { integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { gate } from "./gate.ts";

/**
 * What the gates said in each five minutes, counted by the trigger `passage_is_tallied` as passages are written. A line for
 * each phone (or, of those written by hand, each person who wrote): so no gate waits for another to count. After an hour
 * they are added up to one line a gate (`rollUpTallies`). The operations wall reads these, however long the ledger.
 */
export const passageTally = pgTable(
  "passage_tally",
  {
    gateId: text()
      .notNull()
      .references(() => gate.id),
    /** All noughts: the sum of several. */
    writtenBy: uuid().notNull(),
    /** When the five minutes began. */
    slot: timestamp({ withTimezone: true }).notNull(),
    scans: integer().notNull(),
    /** Let in. */
    entered: integer().notNull(),
    refused: integer().notNull(),
    checked: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.slot, table.gateId, table.writtenBy] })],
);

/** The same since the beginning: how many each gate let in or out. */
export const passageTotal = pgTable(
  "passage_total",
  {
    gateId: text()
      .notNull()
      .references(() => gate.id),
    writtenBy: uuid().notNull(),
    admitted: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.gateId, table.writtenBy] })],
);
