import {
  bigint,
  integer,
  index,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { DIRECTIONS, GUARD_DECISIONS, VERDICT_KINDS } from "../../app/domain/gate/verdict.ts";
import type { Trilingual } from "../../app/domain/language/languages.ts";
import { badge } from "./badge.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const direction = pgEnum("direction", DIRECTIONS);
export const verdictKind = pgEnum("verdict_kind", VERDICT_KINDS);
export const guardDecision = pgEnum("guard_decision", GUARD_DECISIONS);

export const gate = pgTable("gate", {
  id: text().primaryKey(),
  name: jsonb().$type<Trilingual>().notNull(),
  zone: smallint().notNull(),
  direction: direction().notNull(),
});

/** A phone at a gate. Its secret is known here by digest only. */
export const device = pgTable("device", {
  id: uuid().primaryKey().defaultRandom(),
  gateId: text()
    .notNull()
    .references(() => gate.id),
  /** Which way people walk past this phone; usually the gate's own direction. */
  direction: direction().notNull(),
  label: text().notNull(),
  secretDigest: bytea().notNull().unique(),
  enrolledBy: uuid().references(() => account.id),
  enrolledAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  revokedAt: timestamp({ withTimezone: true }),
  /** What the phone said of itself when it last called: real time of the call, summit time of its list. */
  lastContactAt: timestamp({ withTimezone: true }),
  listAsOf: timestamp({ withTimezone: true }),
  unsent: integer().notNull().default(0),
  /** The phone's own clock minus ours, milliseconds, at last contact. */
  clockSkewMs: bigint({ mode: "number" }),
});

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

/** A badge seen at a gate. The id is the device's own, so that sending twice changes nothing. */
export const passage = pgTable(
  "passage",
  {
    id: uuid().primaryKey(),
    deviceId: uuid()
      .notNull()
      .references(() => device.id),
    /** Counts up on the device; orders its passages whatever its clock says. */
    deviceSequence: integer().notNull(),
    gateId: text()
      .notNull()
      .references(() => gate.id),
    direction: direction().notNull(),
    badgeId: uuid().references(() => badge.id),
    verdict: verdictKind().notNull(),
    reason: text(),
    decision: guardDecision(),
    scannedAt: timestamp({ withTimezone: true }).notNull(),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("passage_sequence_once_a_device").on(table.deviceId, table.deviceSequence),
    index("passage_by_badge").on(table.badgeId, table.scannedAt),
    index("passage_by_gate").on(table.gateId, table.scannedAt),
  ],
);

/** Where each person is: one ledger, one place a person. No row means outside. */
export const presence = pgTable(
  "presence",
  {
    nomineeId: uuid()
      .primaryKey()
      .references(() => nominee.id),
    zone: smallint().notNull(),
    passageId: uuid()
      .notNull()
      .references(() => passage.id),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("presence_by_zone").on(table.zone)],
);
