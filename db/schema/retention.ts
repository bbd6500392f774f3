import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import type { ActHolds, ActRule } from "../../app/domain/retention/act.ts";
import type { DataClass, PurgedClass } from "../../app/domain/retention/classes.ts";
import { REQUEST_KINDS, RUN_STAGES } from "../../app/domain/retention/run.ts";
import { delegation } from "./delegation.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";

export const runStage = pgEnum("destruction_stage", RUN_STAGES);
export const dataRequestKind = pgEnum("data_request_kind", REQUEST_KINDS);

/** Keeps data of a class, of a delegation or of one person from being destroyed, until it is lifted. Summit time. */
export const retentionHold = pgTable(
  "retention_hold",
  {
    id: uuid().primaryKey().defaultRandom(),
    data: text().$type<PurgedClass>(),
    delegationId: text().references(() => delegation.id),
    nomineeId: uuid().references(() => nominee.id),
    reason: text().notNull(),
    /** Null where it was placed from the command line. */
    placedBy: uuid().references(() => account.id),
    placedAt: timestamp({ withTimezone: true }).notNull(),
    liftedBy: uuid().references(() => account.id),
    liftedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    check(
      "a_hold_is_on_one_thing",
      sql`num_nonnulls(${table.data}, ${table.delegationId}, ${table.nomineeId}) = 1`,
    ),
    check("a_hold_has_its_reason", sql`btrim(${table.reason}) <> ''`),
    index("retention_hold_standing")
      .on(table.placedAt)
      .where(sql`${table.liftedAt} is null`),
  ],
);

/**
 * Data being destroyed: what is due by the schedule, or all of one person. `step` and `block` say how far it came, so that
 * after a crash it goes on there.
 */
export const destructionRun = pgTable(
  "destruction_run",
  {
    id: uuid().primaryKey().defaultRandom(),
    classes: text().$type<DataClass>().array().notNull(),
    /** Of an erasure: whose data. */
    nomineeId: uuid().references((): AnyPgColumn => nominee.id),
    /** Null: by the schedule itself, or from the command line. */
    orderedBy: uuid().references(() => account.id),
    /** Summit time. */
    orderedAt: timestamp({ withTimezone: true }).notNull(),
    stage: runStage().notNull().default("waiting"),
    step: integer().notNull().default(0),
    block: integer().notNull().default(0),
    /** Pages of the table in hand, when its step began. */
    blocks: integer().notNull().default(0),
  },
  (table) => [
    uniqueIndex("one_destruction_at_a_time")
      .on(sql`(true)`)
      .where(sql`${table.stage} in ('waiting', 'running')`),
    index("destruction_run_by_time").on(table.orderedAt),
  ],
);

/**
 * How many records of which delegation were destroyed: written by the very statement that destroys them, and never changed.
 * Its migration adds `lines_are_of_a_run_under_way`.
 */
export const destructionLine = pgTable(
  "destruction_line",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    runId: uuid()
      .notNull()
      .references(() => destructionRun.id),
    data: text().$type<DataClass>().notNull(),
    tableName: text().notNull(),
    /** Null where a record is of several delegations, or of none. */
    delegationId: text().references(() => delegation.id),
    records: integer().notNull(),
    /** False for what goes with something that was counted. */
    counted: boolean().notNull(),
  },
  (table) => [
    index("destruction_line_by_run").on(table.runId),
    check("a_line_counts_something", sql`${table.records} > 0`),
  ],
);

/** The act that closes a run: numbered, never changed. Its migration adds `an_act_counts_its_lines`. */
export const destructionAct = pgTable("destruction_act", {
  number: integer().primaryKey().generatedAlwaysAsIdentity(),
  runId: uuid()
    .notNull()
    .unique("one_act_a_run")
    .references(() => destructionRun.id),
  /** Summit time. */
  closedAt: timestamp({ withTimezone: true }).notNull(),
  rules: jsonb().$type<readonly ActRule[]>().notNull(),
  /** What holds kept, as they stood at the end. */
  holds: jsonb().$type<ActHolds>().notNull(),
  /** Sum of the counted lines. */
  records: integer().notNull(),
  /** The last seal of the trail, by which the act can be held against it; null before there was one. */
  head: text(),
});

/** Who asked for the data of one person, or for its erasure, and on what ground. Added to and never changed. */
export const dataRequest = pgTable(
  "data_request",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: dataRequestKind().notNull(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    reason: text().notNull(),
    askedBy: uuid().references(() => account.id),
    /** Summit time. */
    askedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index("data_request_by_nominee").on(table.nomineeId, table.askedAt),
    check("a_request_has_its_reason", sql`btrim(${table.reason}) <> ''`),
  ],
);
