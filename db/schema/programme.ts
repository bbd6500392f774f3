import {
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import type { Trilingual } from "../../app/domain/language/languages.ts";
import {
  BASES,
  PRESS_ACCESS,
  PROGRAMME_KINDS,
  TIME_BASES,
  VISIBILITIES,
} from "../../app/domain/programme/kinds.ts";
import type { ProgrammeItem } from "../../app/domain/programme/item.ts";
import { account } from "./person.ts";
import { room } from "./bilateral.ts";

export const programmeKind = pgEnum("programme_kind", PROGRAMME_KINDS);
export const visibility = pgEnum("visibility", VISIBILITIES);
export const pressAccess = pgEnum("press_access", PRESS_ACCESS);
export const basis = pgEnum("basis", BASES);
export const timeBasis = pgEnum("time_basis", TIME_BASES);

/** An item of the programme. Without `startsAt` it is all-day and provisional. */
export const programmeItem = pgTable(
  "programme_item",
  {
    id: text().primaryKey(),
    day: date({ mode: "string" }).notNull(),
    startsAt: timestamp({ withTimezone: true }),
    endsAt: timestamp({ withTimezone: true }),
    kind: programmeKind().notNull(),
    title: jsonb().$type<Trilingual>().notNull(),
    note: jsonb().$type<Trilingual>(),
    place: jsonb().$type<Trilingual>(),
    roomId: text().references(() => room.id),
    parties: text().array().notNull(),
    visibility: visibility().notNull(),
    press: pressAccess().notNull(),
    basis: basis().notNull(),
    timeBasis: timeBasis().notNull(),
    /** Languages whose text no native reader has checked. */
    unverified: text().array().notNull(),
    /** iCalendar SEQUENCE (RFC 5545 §3.8.7.4): counts changes that calendars must follow. */
    sequence: integer().notNull().default(0),
    cancelledAt: timestamp({ withTimezone: true }),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("programme_item_by_day").on(table.day, table.startsAt)],
);

/** A published programme: immutable, numbered from 1. */
export const programmeVersion = pgTable("programme_version", {
  number: integer().primaryKey(),
  items: jsonb().$type<ProgrammeItem[]>().notNull(),
  publishedBy: uuid().references(() => account.id),
  /** Summit time: the hour printed on every page. */
  publishedAt: timestamp({ withTimezone: true }).notNull(),
});
