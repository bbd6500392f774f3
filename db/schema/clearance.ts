import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

import { signingKey } from "./badge.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

/** Files of a stage handed to the vetting authority, as they were: numbered, signed, and given out again unchanged. */
export const clearanceBatch = pgTable(
  "clearance_batch",
  {
    id: uuid().primaryKey().defaultRandom(),
    number: integer().notNull().unique("clearance_batch_numbered_once"),
    stage: text().notNull(),
    /** The bytes of `batch.json`, sealed: they hold passports. */
    contentSealed: bytea().notNull(),
    /** Ed25519 over those bytes. */
    signature: bytea().notNull(),
    keyId: bytea()
      .notNull()
      .references(() => signingKey.id),
    preparedBy: uuid()
      .notNull()
      .references(() => account.id),
    /** Summit time. */
    preparedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [check("clearance_batch_counts_from_one", sql`${table.number} > 0`)],
);

/** Who stands in a batch, in its order. */
export const clearanceFile = pgTable(
  "clearance_file",
  {
    batchId: uuid()
      .notNull()
      .references(() => clearanceBatch.id, { onDelete: "cascade" }),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    /** When the file had been sent in, as it was exported: sent anew, it is another file to the authority. */
    submittedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.nomineeId] }),
    index("clearance_file_by_nominee").on(table.nomineeId),
  ],
);

/** Answers of the authority as they came in, kept to be looked at before anything is applied. */
export const clearanceReply = pgTable(
  "clearance_reply",
  {
    id: uuid().primaryKey().defaultRandom(),
    batchId: uuid()
      .notNull()
      .references(() => clearanceBatch.id, { onDelete: "cascade" }),
    /** The answers as JSON, sealed: remarks may say anything. */
    answersSealed: bytea().notNull(),
    receivedBy: uuid()
      .notNull()
      .references(() => account.id),
    /** Summit time, as below. */
    receivedAt: timestamp({ withTimezone: true }).notNull(),
    appliedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index("clearance_reply_by_batch").on(table.batchId, table.receivedAt)],
);
