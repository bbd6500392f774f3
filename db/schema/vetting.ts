import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import type { FieldNotes } from "../../app/domain/nominee/fields.ts";
import { MOVES } from "../../app/domain/vetting/move.ts";
import { OUTCOMES } from "../../app/domain/vetting/outcome.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";

export const vettingOutcome = pgEnum("vetting_outcome", OUTCOMES);

/** What an officer decided at a stage, and why. Rows are never changed. */
export const vettingDecision = pgTable(
  "vetting_decision",
  {
    id: uuid().primaryKey().defaultRandom(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    stage: text().notNull(),
    outcome: vettingOutcome().notNull(),
    reason: text().notNull().default(""),
    fields: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    fieldNotes: jsonb().$type<FieldNotes>().notNull().default({}),
    officerId: uuid()
      .notNull()
      .references(() => account.id),
    decidedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("vetting_decision_by_nominee").on(table.nomineeId, table.decidedAt)],
);

export const vettingMoveKind = pgEnum("vetting_move_kind", MOVES);

/** What an officer did to a file without deciding its stage: put it on hold, took it up again, reopened it. Rows are never changed. */
export const vettingMove = pgTable(
  "vetting_move",
  {
    id: uuid().primaryKey().defaultRandom(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    move: vettingMoveKind().notNull(),
    stage: text().notNull(),
    /** Of a hold: what was left of the stage's time, in ms; negative when it was late. */
    leftMs: bigint({ mode: "number" }),
    /** For officers alone, except of a reopened file. */
    reason: text().notNull().default(""),
    officerId: uuid()
      .notNull()
      .references(() => account.id),
    /** Summit time. */
    movedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("vetting_move_by_nominee").on(table.nomineeId, table.movedAt)],
);

/** A part of the queue that an officer looks at again and again, by a name of their own. */
export const queueView = pgTable(
  "queue_view",
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** The queue's parameters as they stand in its address. */
    search: text().notNull(),
  },
  (table) => [unique("queue_view_named_once").on(table.accountId, table.name)],
);
