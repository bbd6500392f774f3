import {
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
  label: text().notNull(),
  secretDigest: bytea().notNull().unique(),
  enrolledBy: uuid().references(() => account.id),
  enrolledAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  revokedAt: timestamp({ withTimezone: true }),
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
