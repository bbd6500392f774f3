import { sql } from "drizzle-orm";
import {
  check,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { BROADCAST_KINDS } from "../../app/domain/gate/broadcast.ts";
import { delegation } from "./delegation.ts";
import { device, direction, gate } from "./gate.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";

export const broadcastKind = pgEnum("broadcast_kind", BROADCAST_KINDS);

/** A person whom no gate lets in for now, by a supervisor's word. The badge lives on. Times are summit time. */
export const personBlock = pgTable(
  "person_block",
  {
    id: uuid().primaryKey().defaultRandom(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    reason: text().notNull(),
    blockedBy: uuid()
      .notNull()
      .references(() => account.id),
    blockedAt: timestamp({ withTimezone: true }).notNull(),
    liftedBy: uuid().references(() => account.id),
    liftedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    check("block_has_a_reason", sql`btrim(${table.reason}) <> ''`),
    check(
      "block_is_lifted_by_somebody",
      sql`(${table.liftedBy} is null) = (${table.liftedAt} is null)`,
    ),
    uniqueIndex("blocked_once_a_nominee")
      .on(table.nomineeId)
      .where(sql`${table.liftedAt} is null`),
  ],
);

/** What a supervisor says to all phones, or to those of one gate: stop, go on, or words. Until ended. */
export const broadcast = pgTable(
  "broadcast",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: broadcastKind().notNull(),
    /** Null: to every gate. */
    gateId: text().references(() => gate.id),
    text: text().notNull().default(""),
    sentBy: uuid()
      .notNull()
      .references(() => account.id),
    sentAt: timestamp({ withTimezone: true }).notNull(),
    endedBy: uuid().references(() => account.id),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    check("notice_has_words", sql`${table.kind} <> 'notice' or btrim(${table.text}) <> ''`),
    check(
      "broadcast_is_ended_by_somebody",
      sql`(${table.endedBy} is null) = (${table.endedAt} is null)`,
    ),
    index("broadcast_standing")
      .on(table.sentAt)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** On which phone the guard read it, and when (summit time). */
export const broadcastReceipt = pgTable(
  "broadcast_receipt",
  {
    broadcastId: uuid()
      .notNull()
      .references(() => broadcast.id),
    deviceId: uuid()
      .notNull()
      .references(() => device.id),
    shownAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.broadcastId, table.deviceId] })],
);

/** A principal passed by pin, without a scan: whose, and how many walked along. */
export const escortCount = pgTable(
  "escort_count",
  {
    id: uuid().primaryKey(),
    gateId: text()
      .notNull()
      .references(() => gate.id),
    direction: direction().notNull(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    principals: smallint().notNull(),
    escorts: smallint().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** The phone that counted, or the supervisor. */
    deviceId: uuid().references(() => device.id),
    countedBy: uuid().references(() => account.id),
  },
  (table) => [
    check(
      "escort_counts_somebody",
      sql`${table.principals} >= 0 and ${table.escorts} >= 0 and ${table.principals} + ${table.escorts} > 0`,
    ),
    check("escort_counted_by_one", sql`num_nonnulls(${table.deviceId}, ${table.countedBy}) = 1`),
    index("escort_by_time").on(table.at),
  ],
);
