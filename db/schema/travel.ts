import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { JOURNEY_WAYS } from "../../app/domain/travel/journey.ts";
import { JOURNEY_MODES } from "../../app/domain/travel/mode.ts";
import { VEHICLE_PURPOSES } from "../../app/domain/travel/vehicle.ts";
import { delegation } from "./delegation.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const journeyWay = pgEnum("journey_way", JOURNEY_WAYS);
export const journeyMode = pgEnum("journey_mode", JOURNEY_MODES);
export const vehiclePurpose = pgEnum("vehicle_purpose", VEHICLE_PURPOSES);

/** Where a nominee sleeps, which languages they interpret or need, and what they eat and need (sealed). */
export const travel = pgTable("travel", {
  nomineeId: uuid()
    .primaryKey()
    .references(() => nominee.id, { onDelete: "cascade" }),
  /** A hotel of the definition; null where none is chosen or `hotelOther` names one. */
  hotelId: text(),
  hotelOther: text().notNull().default(""),
  /** ISO 639-1 codes that this person interprets. */
  interprets: text()
    .array()
    .notNull()
    .default(sql`'{}'`),
  /** ISO 639-1 codes into which this person needs interpretation. */
  needsInterpretation: text()
    .array()
    .notNull()
    .default(sql`'{}'`),
  /** Diet and access as JSON, sealed: health and faith can be read from them. Null where nothing is needed. */
  needsSealed: bytea(),
  /** Counts what was saved, journeys included: whoever saves over another version is told. */
  version: integer().notNull().default(1),
  changedBy: uuid().references(() => account.id),
  /** Summit time. */
  changedAt: timestamp({ withTimezone: true }).notNull(),
});

/** One way of a nominee: the arrival or the departure. */
export const journey = pgTable(
  "journey",
  {
    nomineeId: uuid()
      .notNull()
      .references(() => travel.nomineeId, { onDelete: "cascade" }),
    way: journeyWay().notNull(),
    mode: journeyMode().notNull(),
    /** The airline, or whose aircraft, train or car it is. */
    carrier: text().notNull().default(""),
    number: text().notNull().default(""),
    /** An entry point of the definition. */
    pointId: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.nomineeId, table.way] }),
    index("journey_by_time").on(table.way, table.at),
    check(
      "a_flight_has_carrier_and_number",
      sql`${table.mode} <> 'flight' or (${table.carrier} <> '' and ${table.number} <> '')`,
    ),
  ],
);

/** A vehicle of a delegation's convoy. Those not removed hold a place of the quota `vehicle`. */
export const vehicle = pgTable(
  "vehicle",
  {
    id: uuid().primaryKey().defaultRandom(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    plate: text().notNull(),
    make: text().notNull(),
    colour: text().notNull(),
    driver: text().notNull(),
    purpose: vehiclePurpose().notNull(),
    version: integer().notNull().default(1),
    changedBy: uuid().references(() => account.id),
    /** Summit time. */
    changedAt: timestamp({ withTimezone: true }).notNull(),
    removedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index("vehicle_by_delegation").on(table.delegationId)],
);
