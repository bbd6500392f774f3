import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { MEETING_MARKS } from "../../app/domain/bilateral/mark.ts";
import { MEETING_TURNS } from "../../app/domain/bilateral/turn.ts";
import { LINK_KINDS } from "../../app/domain/bilateral/link.ts";
import { bilateralRequest, room } from "./bilateral.ts";
import type { Language } from "../../app/domain/language/languages.ts";
import { delegation } from "./delegation.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const meetingTurnKind = pgEnum("meeting_turn_kind", MEETING_TURNS);
export const meetingMarkKind = pgEnum("meeting_mark_kind", MEETING_MARKS);
export const linkKind = pgEnum("link_kind", LINK_KINDS);

/**
 * Every change of a meeting's place, written by the trigger `booking_leaves_a_turn`, whoever changed it. Calendars count
 * their updates by it, letters tell of it, and a slot that it freed is offered to those who wait. Times are summit time.
 */
export const meetingTurn = pgTable(
  "meeting_turn",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    requestId: uuid()
      .notNull()
      .references(() => bilateralRequest.id, { onDelete: "cascade" }),
    turn: meetingTurnKind().notNull(),
    wasRoomId: text().references(() => room.id),
    wasStartsAt: timestamp({ withTimezone: true }),
    wasEndsAt: timestamp({ withTimezone: true }),
    roomId: text().references(() => room.id),
    startsAt: timestamp({ withTimezone: true }),
    endsAt: timestamp({ withTimezone: true }),
    at: timestamp({ withTimezone: true }).notNull(),
    /** When it went into letters; null while it waits for them. */
    toldAt: timestamp({ withTimezone: true }),
    /** Who said that the slot it freed shall stay free. */
    keptFreeBy: uuid().references(() => account.id),
    keptFreeAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("meeting_turn_by_request").on(table.requestId, table.id),
    index("meeting_turn_untold")
      .on(table.id)
      .where(sql`${table.toldAt} is null`),
    index("meeting_turn_freeing")
      .on(table.wasEndsAt)
      .where(sql`${table.wasRoomId} is not null and ${table.keptFreeAt} is null`),
    check(
      "a_turn_leads_somewhere",
      sql`(${table.turn} = 'booked') = (${table.wasRoomId} is null)
        and (${table.turn} = 'cancelled') = (${table.roomId} is null)
        and num_nulls(${table.wasRoomId}, ${table.wasStartsAt}, ${table.wasEndsAt}) in (0, 3)
        and num_nulls(${table.roomId}, ${table.startsAt}, ${table.endsAt}) in (0, 3)`,
    ),
    check(
      "kept_free_by_somebody",
      sql`(${table.keptFreeBy} is null) = (${table.keptFreeAt} is null)`,
    ),
  ],
);

/**
 * What protocol said of a meeting on its day. The newest that was not undone counts, and only for the place at which it
 * was said: a meeting that moves on is as booked again. Times are summit time.
 */
export const meetingMark = pgTable(
  "meeting_mark",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    requestId: uuid()
      .notNull()
      .references(() => bilateralRequest.id, { onDelete: "cascade" }),
    /** The turn by which the meeting had its place. */
    turnId: bigint({ mode: "number" })
      .notNull()
      .references(() => meetingTurn.id, { onDelete: "cascade" }),
    mark: meetingMarkKind().notNull(),
    lateMinutes: smallint(),
    setBy: uuid()
      .notNull()
      .references(() => account.id),
    setAt: timestamp({ withTimezone: true }).notNull(),
    undoneBy: uuid().references(() => account.id),
    undoneAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("meeting_mark_by_request").on(table.requestId, table.id),
    check(
      "late_by_some_minutes",
      sql`(${table.mark} = 'late') = (${table.lateMinutes} is not null) and coalesce(${table.lateMinutes}, 1) > 0`,
    ),
    check(
      "mark_is_undone_by_somebody",
      sql`(${table.undoneBy} is null) = (${table.undoneAt} is null)`,
    ),
  ],
);

/**
 * What each interpreter was told last of a meeting, by address; without a place after being told that it is off. News are
 * what differs from it, so that nothing is told twice. Goes with the person's file. Summit time.
 */
export const interpreterTold = pgTable(
  "interpreter_told",
  {
    requestId: uuid()
      .notNull()
      .references(() => bilateralRequest.id, { onDelete: "cascade" }),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id, { onDelete: "cascade" }),
    email: text().notNull(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    language: text().$type<Language>().notNull(),
    roomId: text().references(() => room.id),
    startsAt: timestamp({ withTimezone: true }),
    endsAt: timestamp({ withTimezone: true }),
    /** Counts what was told, as SEQUENCE of the calendar entry. */
    sequence: integer().notNull(),
    toldAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.nomineeId, table.email] }),
    index("interpreter_told_by_nominee").on(table.nomineeId),
    check(
      "told_of_a_place_or_of_none",
      sql`num_nulls(${table.roomId}, ${table.startsAt}, ${table.endsAt}) in (0, 3)`,
    ),
  ],
);

/**
 * Which generation of a secret link is in force; without a row it is the first. The secret itself is nowhere: it is
 * derived from kind, subject and generation under the link key.
 */
export const secretLink = pgTable(
  "secret_link",
  {
    kind: linkKind().notNull(),
    /** A delegation or a room. */
    subject: text().notNull(),
    generation: integer().notNull(),
    renewedBy: uuid()
      .notNull()
      .references(() => account.id),
    renewedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.subject] }),
    check("a_renewed_link_is_not_the_first", sql`${table.generation} > 1`),
  ],
);

/**
 * From which the secrets of links are derived: one row, sealed. It is a key of its own, so that calendars and door signs
 * that stand in other people's hands go on when the master key is changed.
 */
export const linkKey = pgTable(
  "link_key",
  {
    id: smallint().primaryKey().default(1),
    keySealed: bytea().notNull(),
    madeAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check("one_link_key", sql`${table.id} = 1`)],
);
