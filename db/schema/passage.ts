import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { PASSAGE_SOURCES } from "../../app/domain/gate/passage.ts";
import { GUARD_DECISIONS, VERDICT_KINDS } from "../../app/domain/gate/verdict.ts";
import { badge } from "./badge.ts";
import { device, direction, gate } from "./gate.ts";
import { nominee } from "./nominee.ts";
import { pass } from "./pass.ts";
import { account } from "./person.ts";
import { xid8 } from "./types.ts";

export const verdictKind = pgEnum("verdict_kind", VERDICT_KINDS);
export const guardDecision = pgEnum("guard_decision", GUARD_DECISIONS);
export const passageSource = pgEnum("passage_source", PASSAGE_SOURCES);

/**
 * Somebody seen at a gate, by a phone; or written by hand afterwards, as a correction or from the paper list. A phone's id
 * is the phone's own, so that sending twice changes nothing.
 */
export const passage = pgTable(
  "passage",
  {
    id: uuid().primaryKey(),
    source: passageSource().notNull().default("device"),
    deviceId: uuid().references(() => device.id),
    /** Counts up on the device; orders its passages whatever its clock says. */
    deviceSequence: integer(),
    gateId: text()
      .notNull()
      .references(() => gate.id),
    direction: direction().notNull(),
    badgeId: uuid().references(() => badge.id),
    /** A day badge shown instead of a badge, or a floater shown alone. */
    passId: uuid().references(() => pass.id),
    /** Whose passage: the nominee of the badge, or the day badge itself. Null for a code that is nobody's. */
    holderId: uuid(),
    /** The floater shown beside the badge. */
    floaterId: uuid().references(() => pass.id),
    verdict: verdictKind().notNull(),
    reason: text(),
    decision: guardDecision(),
    /** Why the guard refused whom the rules admitted; in the guard's words or a key of the form. */
    decisionReason: text(),
    /** Counts up with each word of the phone about this passage: the newest counts, in whatever order they arrive. */
    revision: integer().notNull().default(0),
    /** A supervisor who let somebody in against the verdict, and why. */
    overriddenBy: uuid().references(() => account.id),
    overrideReason: text(),
    /** Who wrote it by hand, and why. */
    enteredBy: uuid().references(() => account.id),
    note: text().notNull().default(""),
    scannedAt: timestamp({ withTimezone: true }).notNull(),
    /** From the code read to the guard's decision, milliseconds, by the phone's own clock. */
    tookMs: integer(),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("passage_sequence_once_a_device").on(table.deviceId, table.deviceSequence),
    check(
      "passage_by_a_device_has_its_number",
      sql`(${table.source} = 'device') = (${table.deviceId} is not null and ${table.deviceSequence} is not null)`,
    ),
    check(
      "passage_by_hand_has_hand_and_reason",
      sql`${table.source} = 'device' or (${table.enteredBy} is not null and btrim(${table.note}) <> '')`,
    ),
    check(
      "override_has_a_reason",
      sql`(${table.overriddenBy} is null) = (${table.overrideReason} is null)`,
    ),
    check("passage_took_some_time", sql`${table.tookMs} >= 0`),
    check("override_lets_in", sql`${table.overriddenBy} is null or ${table.decision} = 'admitted'`),
    check(
      "passage_of_a_badge_has_its_holder",
      sql`num_nonnulls(${table.badgeId}, ${table.passId}) = 0 or ${table.holderId} is not null`,
    ),
    index("passage_by_badge").on(table.badgeId, table.scannedAt),
    /** The ledger of one person: where they are is what its last line says. */
    index("passage_of_holder")
      .on(table.holderId, table.scannedAt)
      .where(sql`${table.decision} = 'admitted'`),
    index("passage_by_pass").on(table.passId, table.scannedAt),
    index("passage_by_floater").on(table.floaterId, table.scannedAt),
    /** By which floaters somebody ever came in: mostly none. */
    index("passage_with_floater")
      .on(table.holderId, table.floaterId)
      .where(sql`${table.decision} = 'admitted' and ${table.floaterId} is not null`),
    /** Whom supervisors let in: each phone asks for its own, every few seconds. */
    index("passage_let_in")
      .on(table.deviceId, table.scannedAt)
      .where(sql`${table.overriddenBy} is not null`),
    /** The paper list brought in twice adds nobody twice. */
    uniqueIndex("passage_on_paper_once")
      .on(table.holderId, table.gateId, table.direction, table.scannedAt)
      .where(sql`${table.source} = 'paper'`),
    index("passage_by_gate").on(table.gateId, table.scannedAt),
    index("passage_by_time").on(table.scannedAt),
  ],
);

/**
 * Where each person is: one ledger, one place a person. No row, or a row without a zone, means outside; rows stay so that
 * phones hear of those who left. `holderId` is the nominee, or the day badge of a visitor.
 */
export const presence = pgTable(
  "presence",
  {
    holderId: uuid().primaryKey(),
    nomineeId: uuid()
      .unique()
      .references(() => nominee.id),
    passId: uuid()
      .unique()
      .references(() => pass.id),
    zone: smallint(),
    passageId: uuid()
      .notNull()
      .references(() => passage.id),
    /** The floater by which the holder is inside. */
    floaterId: uuid().references(() => pass.id),
    since: timestamp({ withTimezone: true }).notNull(),
    /** The transaction that wrote it last: phones ask for what changed since the one they heard of. */
    changed: xid8()
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  (table) => [
    check(
      "presence_is_of_one_holder",
      sql`num_nonnulls(${table.nomineeId}, ${table.passId}) = 1 and ${table.holderId} = coalesce(${table.nomineeId}, ${table.passId})`,
    ),
    index("presence_by_zone")
      .on(table.zone)
      .where(sql`${table.zone} is not null`),
    index("presence_by_change").on(table.changed),
    index("presence_by_floater")
      .on(table.floaterId)
      .where(sql`${table.floaterId} is not null`),
  ],
);
