import { sql } from "drizzle-orm";
import {
  check,
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

import { MEETING_MODES } from "../../app/domain/body/kinds.ts";
import type { Trilingual } from "../../app/domain/language/languages.ts";
import {
  BASES,
  PRESS_ACCESS,
  PROGRAMME_KINDS,
  TIME_BASES,
  VISIBILITIES,
} from "../../app/domain/programme/kinds.ts";
import type { AgendaPoint } from "../../app/domain/programme/agenda.ts";
import type { ProgrammeItem } from "../../app/domain/programme/item.ts";
import { account } from "./person.ts";
import { room } from "./bilateral.ts";

export const programmeKind = pgEnum("programme_kind", PROGRAMME_KINDS);
export const visibility = pgEnum("visibility", VISIBILITIES);
export const pressAccess = pgEnum("press_access", PRESS_ACCESS);
export const basis = pgEnum("basis", BASES);
export const timeBasis = pgEnum("time_basis", TIME_BASES);
export const meetingMode = pgEnum("meeting_mode", MEETING_MODES);

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
    /** In person, online or both; null where nobody has said. */
    mode: meetingMode(),
    /** Where one joins; shown to those who attend and to staff, and never part of a version. */
    link: text().notNull().default(""),
    agenda: jsonb().$type<AgendaPoint[]>().notNull().default([]),
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
  (table) => [
    index("programme_item_by_day").on(table.day, table.startsAt),
    check("an_item_ends_after_it_begins", sql`coalesce(${table.endsAt} > ${table.startsAt}, true)`),
    check(
      "a_link_is_of_an_item_held_online",
      sql`${table.link} = '' or coalesce(${table.mode} in ('online', 'hybrid'), false)`,
    ),
    check("an_agenda_is_a_list", sql`jsonb_typeof(${table.agenda}) = 'array'`),
  ],
);

/** A published programme, numbered from 1. Migration 0041 adds `a_published_programme_never_changes`. */
export const programmeVersion = pgTable(
  "programme_version",
  {
    number: integer().primaryKey(),
    /** Those of early versions have neither mode nor agenda. */
    items: jsonb().$type<StoredItem[]>().notNull(),
    publishedBy: uuid().references(() => account.id),
    /** Summit time: the hour printed on every page. */
    publishedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [check("versions_count_from_one", sql`${table.number} >= 1`)],
);
type StoredItem = Omit<ProgrammeItem, "mode" | "agenda"> &
  Partial<Pick<ProgrammeItem, "mode" | "agenda">>;

/** Versions of which those whom they touch were told: each once, whichever process dies. */
export const programmeTold = pgTable("programme_told", {
  number: integer()
    .primaryKey()
    .references(() => programmeVersion.number),
  /** Summit time. */
  toldAt: timestamp({ withTimezone: true }).notNull(),
});
