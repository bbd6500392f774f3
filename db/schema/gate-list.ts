import {
  bigint,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { GATE_CHANGES } from "../../app/domain/gate/changes.ts";
import { badge } from "./badge.ts";
import { pass } from "./pass.ts";
import { bytea } from "./types.ts";

export const gateChangeKind = pgEnum("gate_change_kind", GATE_CHANGES);

/** The number of the newest change. One row; the trigger `gate_change_is_numbered` locks it at commit, and for no longer. */
export const gateHead = pgTable("gate_head", {
  one: integer().primaryKey().default(1),
  number: bigint({ mode: "number" }).notNull().default(0),
});

/**
 * What became of badges and passes, numbered without gaps in the order of commit: a phone that knows number n asks for what
 * came after. Written by triggers alone. Times are summit time.
 */
export const gateChange = pgTable("gate_change", {
  number: bigint({ mode: "number" }).primaryKey(),
  kind: gateChangeKind().notNull(),
  serial: bytea().notNull(),
  /** The issue that took a superseded badge's place. */
  issue: integer(),
  at: timestamp({ withTimezone: true }).notNull(),
});

/** One generation of the sealed records: all under one salt and one content key, which is sealed under the master key. */
export const recordEpoch = pgTable("record_epoch", {
  id: uuid().primaryKey().defaultRandom(),
  salt: bytea().notNull(),
  contentKeySealed: bytea().notNull(),
  startedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** Null until every live badge has its record: phones are told of whole generations only. */
  readyAt: timestamp({ withTimezone: true }),
});

/** A badge's record as phones keep it. A new record of the same badge has a new number and the same place. */
export const gateRecord = pgTable(
  "gate_record",
  {
    epochId: uuid()
      .notNull()
      .references(() => recordEpoch.id),
    place: bytea().notNull(),
    /** Counts up in an epoch: a phone that knows number n asks for what came after. */
    number: bigint({ mode: "number" }).notNull(),
    badgeId: uuid().references(() => badge.id),
    passId: uuid().references(() => pass.id),
    /** Digest of what it was made from: unchanged, it is not made again. */
    madeFrom: bytea().notNull(),
    /** Empty where the record is gone: phones still have to hear of it. */
    box: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.epochId, table.place] }),
    index("gate_record_by_number").on(table.epochId, table.number),
    index("gate_record_by_badge").on(table.badgeId),
    index("gate_record_by_pass").on(table.passId),
  ],
);
