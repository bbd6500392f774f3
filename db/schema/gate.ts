import {
  bigint,
  boolean,
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

import { DIRECTIONS } from "../../app/domain/gate/verdict.ts";
import type { Trilingual } from "../../app/domain/language/languages.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const direction = pgEnum("direction", DIRECTIONS);

export const gate = pgTable("gate", {
  id: text().primaryKey(),
  name: jsonb().$type<Trilingual>().notNull(),
  zone: smallint().notNull(),
  direction: direction().notNull(),
  /** A guard decides at each admit; at a lane the rule does. */
  staffed: boolean().notNull().default(false),
});

/** A phone at a gate. */
export const device = pgTable("device", {
  id: uuid().primaryKey().defaultRandom(),
  gateId: text()
    .notNull()
    .references(() => gate.id),
  /** Which way people walk past this phone; usually the gate's own direction. */
  direction: direction().notNull(),
  label: text().notNull(),
  /**
   * Public halves of the keys that it made, whose private halves never leave it: raw uncompressed points of P-256, to check
   * its calls and to seal things for it alone. Null for phones of before, which are off duty.
   */
  signingKey: bytea().unique(),
  exchangeKey: bytea(),
  enrolledBy: uuid().references(() => account.id),
  enrolledAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  revokedAt: timestamp({ withTimezone: true }),
  /** What the phone said of itself when it last called: real time of the call, summit time of its list. */
  lastContactAt: timestamp({ withTimezone: true }),
  listAsOf: timestamp({ withTimezone: true }),
  unsent: integer().notNull().default(0),
  /** The phone's own clock minus ours, milliseconds, at last contact. */
  clockSkewMs: bigint({ mode: "number" }),
  /** Percent, where the browser tells. */
  battery: smallint(),
  /** Number of the newest change of the list, and of the sealed records, that the phone holds. */
  listNumber: bigint({ mode: "number" }),
  recordsNumber: bigint({ mode: "number" }),
});

/** Where a phone stood and when (summit time): a passage is believed of a gate only while its phone stood there. */
export const deviceAssignment = pgTable(
  "device_assignment",
  {
    deviceId: uuid()
      .notNull()
      .references(() => device.id),
    gateId: text()
      .notNull()
      .references(() => gate.id),
    direction: direction().notNull(),
    from: timestamp({ withTimezone: true }).notNull(),
    until: timestamp({ withTimezone: true }),
    assignedBy: uuid().references(() => account.id),
  },
  (table) => [primaryKey({ columns: [table.deviceId, table.from] })],
);

/** A one-time invitation for a phone, shown as a QR code; known here by digest only. Times are real. */
export const deviceEnrolment = pgTable("device_enrolment", {
  codeDigest: bytea().primaryKey(),
  gateId: text()
    .notNull()
    .references(() => gate.id),
  direction: direction().notNull(),
  label: text().notNull(),
  createdBy: uuid().references(() => account.id),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
  usedAt: timestamp({ withTimezone: true }),
});
