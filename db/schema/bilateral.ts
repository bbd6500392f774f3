import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
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
  ANSWERS,
  ATTENDANCE,
  BLOCK_KINDS,
  MEETING_LEVELS,
  REQUEST_STATUSES,
} from "../../app/domain/bilateral/kinds.ts";
import type { BeforeAgreement } from "../../app/domain/bilateral/request.ts";
import type { Trilingual } from "../../app/domain/language/languages.ts";
import { MAIN_VENUE, type Room } from "../../app/domain/summit/definition.ts";
import { delegation } from "./delegation.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";
import { tstzmultirange, tstzrange } from "./types.ts";

export const meetingLevel = pgEnum("meeting_level", MEETING_LEVELS);
export const requestStatus = pgEnum("request_status", REQUEST_STATUSES);
export const answer = pgEnum("answer", ANSWERS);
export const attendance = pgEnum("attendance", ATTENDANCE);
export const blockKind = pgEnum("block_kind", BLOCK_KINDS);

export const room = pgTable("room", {
  id: text().primaryKey(),
  name: jsonb().$type<Trilingual>().notNull(),
  kind: text().$type<Room["kind"]>().notNull(),
  zone: smallint().notNull(),
  seats: integer().notNull(),
  booths: integer().notNull(),
  press: boolean().notNull(),
  setupMinutes: integer().notNull(),
  turnoverMinutes: integer().notNull(),
  opens: text().notNull(),
  closes: text().notNull(),
  /** A venue of the definition; travel between venues takes time. */
  venue: text().notNull().default(MAIN_VENUE),
  /** Whose residence it is, for `kind` residence. */
  delegationId: text().references((): AnyPgColumn => delegation.id),
  /** Counts what protocol saved: whoever saves over another version is told. */
  version: integer().notNull().default(1),
});

/** Time for which protocol takes a room away from meetings: closed, or held for an official meeting. */
export const roomBlock = pgTable(
  "room_block",
  {
    id: uuid().primaryKey().defaultRandom(),
    roomId: text()
      .notNull()
      .references(() => room.id),
    kind: blockKind().notNull(),
    /** What for, in the words of protocol; seen by staff alone. */
    title: text().notNull().default(""),
    during: tstzrange().notNull(),
    createdBy: uuid().references(() => account.id),
    /** Summit time. */
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("room_block_by_room").on(table.roomId)],
);

/** One delegation asks another, or several, to meet. */
export const bilateralRequest = pgTable(
  "bilateral_request",
  {
    id: uuid().primaryKey().defaultRandom(),
    requesterId: text()
      .notNull()
      .references(() => delegation.id),
    level: meetingLevel().notNull(),
    minutes: integer().notNull(),
    /** The meeting lies within one of these; any time will do when there is none. */
    windows: tstzmultirange()
      .notNull()
      .default(sql`'{}'`),
    /** Hours within the windows that the side which asks would like best; to miss them forbids nothing. */
    preferred: tstzmultirange()
      .notNull()
      .default(sql`'{}'`),
    /** Interpretation booths that the room must have. */
    booths: integer().notNull().default(0),
    /** Minutes that the press is in the room; the room must be one for press when there are any. */
    pressMinutes: integer().notNull().default(0),
    /** The room must lie in this zone or one above it; set by protocol. */
    zone: smallint(),
    /** The only place where it may be held: a residence, or a fixed room. */
    roomId: text().references(() => room.id),
    /** Who is host for flags and seating, where it is not the one that asked. */
    hostId: text().references(() => delegation.id),
    /** Seen by the sides and protocol only. */
    topic: text().notNull().default(""),
    status: requestStatus().notNull().default("waiting"),
    createdBy: uuid().references(() => account.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** Counts what was changed in it: whoever changes another version is told. */
    version: integer().notNull().default(1),
    /** How it stood before other hours were agreed, for as long as that is its last change. */
    beforeAgreement: jsonb().$type<BeforeAgreement>(),
  },
  (table) => [
    index("bilateral_request_by_requester").on(table.requesterId),
    index("bilateral_request_by_status").on(table.status),
    check(
      "liked_hours_are_allowed_hours",
      sql`isempty(${table.windows}) or ${table.preferred} <@ ${table.windows}`,
    ),
  ],
);

/**
 * The sides of a request, with what each answered and how it comes. The one that asks is among them, and has accepted.
 * Migration 0034 adds `one_order_a_delegation`: no two meetings have one place in a delegation's own order.
 */
export const bilateralSide = pgTable(
  "bilateral_side",
  {
    requestId: uuid()
      .notNull()
      .references(() => bilateralRequest.id, { onDelete: "cascade" }),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    answer: answer().notNull().default("waiting"),
    answeredAt: timestamp({ withTimezone: true }),
    /** Who represents it; may be another level than the one asked for. */
    level: meetingLevel().notNull(),
    /** The N of 1+N: who sits at the table beside the principal. */
    companions: integer().notNull(),
    /** The language that it speaks there (ISO 639-1); empty while it has not said. */
    language: text().notNull().default(""),
    /** Place in the delegation's own order of its meetings; what matters most comes first. */
    position: integer().notNull(),
    /** When it could meet, where it answered `proposed`. */
    proposed: tstzmultirange()
      .notNull()
      .default(sql`'{}'`),
    /** What it wrote with its answer; seen by the sides and protocol only. */
    remark: text().notNull().default(""),
    /** The note verbale by which this side asked or answered, where protocol entered it. */
    noteVerbale: text().notNull().default(""),
    /** How often, and when last, it was reminded to answer. */
    reminders: integer().notNull().default(0),
    remindedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.delegationId] }),
    index("bilateral_side_by_delegation").on(table.delegationId),
    index("bilateral_side_silent")
      .on(table.requestId)
      .where(sql`${table.answer} = 'waiting'`),
  ],
);

/** Who comes to a meeting, by name: people of a side's own file. The list opens the room's gate to them. */
export const bilateralAttendee = pgTable(
  "bilateral_attendee",
  {
    requestId: uuid().notNull(),
    delegationId: text().notNull(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id, { onDelete: "cascade" }),
    as: attendance().notNull(),
    /** Where an interpreter is told of the meeting's hours; empty where the delegation tells them itself. */
    email: text().notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.nomineeId] }),
    foreignKey({
      name: "an_attendee_is_of_a_side",
      columns: [table.requestId, table.delegationId],
      foreignColumns: [bilateralSide.requestId, bilateralSide.delegationId],
    }).onDelete("cascade"),
    uniqueIndex("one_principal_a_side")
      .on(table.requestId, table.delegationId)
      .where(sql`${table.as} = 'principal'`),
    index("bilateral_attendee_by_nominee").on(table.nomineeId),
    check(
      "interpreters_alone_are_written_to",
      sql`${table.email} = '' or ${table.as} = 'interpreter'`,
    ),
  ],
);

/** A request that has a room and an hour. */
export const bilateral = pgTable(
  "bilateral",
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid()
      .notNull()
      .unique("one_meeting_a_request")
      .references(() => bilateralRequest.id),
    roomId: text()
      .notNull()
      .references(() => room.id),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    pinned: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    bookedBy: uuid().references(() => account.id),
  },
  (table) => [index("bilateral_by_room").on(table.roomId, table.startsAt)],
);

/**
 * When a room is taken: `[start - setup, end + turnover)`. Bilaterals, mandatory programme items and blocks all write
 * here; the exclusion constraint `room_never_double_booked` (migration 0002) refuses an overlap.
 */
export const roomOccupancy = pgTable("room_occupancy", {
  id: uuid().primaryKey().defaultRandom(),
  roomId: text()
    .notNull()
    .references(() => room.id),
  during: tstzrange().notNull(),
  bilateralId: uuid().references(() => bilateral.id, { onDelete: "cascade" }),
  programmeItemId: text(),
  blockId: uuid().references(() => roomBlock.id, { onDelete: "cascade" }),
});

/** When a principal is taken: `[start, end + buffer)`. Guarded by `principal_never_in_two_places`. */
export const principalOccupancy = pgTable("principal_occupancy", {
  id: uuid().primaryKey().defaultRandom(),
  delegationId: text()
    .notNull()
    .references(() => delegation.id),
  level: meetingLevel().notNull(),
  during: tstzrange().notNull(),
  bilateralId: uuid().references(() => bilateral.id, { onDelete: "cascade" }),
  programmeItemId: text(),
});

/** When an interpreter is taken, as a principal is. Guarded by `interpreter_never_in_two_places` (migration 0034). */
export const interpreterOccupancy = pgTable("interpreter_occupancy", {
  id: uuid().primaryKey().defaultRandom(),
  nomineeId: uuid()
    .notNull()
    .references(() => nominee.id, { onDelete: "cascade" }),
  during: tstzrange().notNull(),
  bilateralId: uuid()
    .notNull()
    .references(() => bilateral.id, { onDelete: "cascade" }),
});
