import {
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { ANSWERS, MEETING_LEVELS, REQUEST_STATUSES } from "../../app/domain/bilateral/kinds.ts";
import type { Trilingual } from "../../app/domain/language/languages.ts";
import type { Room } from "../../app/domain/summit/definition.ts";
import { delegation } from "./delegation.ts";
import { account } from "./person.ts";
import { tstzrange } from "./types.ts";

export const meetingLevel = pgEnum("meeting_level", MEETING_LEVELS);
export const requestStatus = pgEnum("request_status", REQUEST_STATUSES);
export const answer = pgEnum("answer", ANSWERS);

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
});

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
    /** The day wished for (Astana); null when any will do. */
    wishedDay: text(),
    /** People of all sides together: the room must seat them. */
    seats: integer().notNull().default(8),
    /** Interpretation booths that the room must have. */
    booths: integer().notNull().default(0),
    /** Seen by the sides and protocol only. */
    topic: text().notNull().default(""),
    status: requestStatus().notNull().default("waiting"),
    createdBy: uuid().references(() => account.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index("bilateral_request_by_requester").on(table.requesterId),
    index("bilateral_request_by_status").on(table.status),
  ],
);

/** The sides that are asked, with what each answered. */
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
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.delegationId] }),
    index("bilateral_side_by_delegation").on(table.delegationId),
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
 * When a room is taken: `[start - setup, end + turnover)`. Bilaterals and mandatory programme items both write here;
 * the exclusion constraint `room_never_double_booked` (migration 0002) refuses an overlap.
 */
export const roomOccupancy = pgTable("room_occupancy", {
  id: uuid().primaryKey().defaultRandom(),
  roomId: text()
    .notNull()
    .references(() => room.id),
  during: tstzrange().notNull(),
  bilateralId: uuid().references(() => bilateral.id, { onDelete: "cascade" }),
  programmeItemId: text(),
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
