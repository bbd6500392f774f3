import { sql } from "drizzle-orm";
import {
  check,
  date,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";

import { DELEGATION_KINDS, DELEGATION_STATUSES } from "../../app/domain/delegation/status.ts";
import type { Trilingual } from "../../app/domain/language/languages.ts";
import type { DelegationEntry } from "../../app/domain/summit/definition.ts";

export const delegationKind = pgEnum("delegation_kind", DELEGATION_KINDS);
export const delegationStatus = pgEnum("delegation_status", DELEGATION_STATUSES);
export const QUOTA_KINDS = ["badge", "hosted", "floater", "vehicle", "weapon", "radio"] as const;
export const quotaKind = pgEnum("quota_kind", QUOTA_KINDS);

/** The registering entity. Ids are those of the definition: `kz`, `osce`. */
export const delegation = pgTable("delegation", {
  id: text().primaryKey(),
  kind: delegationKind().notNull(),
  iso2: text(),
  /** ISO 3166 alpha-3, or the organisation's own short form; printed on badges and boards. */
  code: text().notNull().unique(),
  name: jsonb().$type<Trilingual>().notNull(),
  formalName: jsonb().$type<Trilingual>().notNull(),
  sortKey: text().notNull(),
  capitalTimeZone: text(),
  principal: jsonb().$type<DelegationEntry["principal"]>(),
  noteVerbale: text(),
  lastNomineeNumber: integer().notNull().default(0),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** What a delegation is, from which day (Astana) on: Kuwait is acceding, and a member from 13 October 2022. */
export const delegationStatusHistory = pgTable(
  "delegation_status_history",
  {
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    status: delegationStatus().notNull(),
    fromDay: date({ mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.delegationId, table.fromDay] })],
);

/** Places of a delegation. `taken` is kept by the trigger `nominee_holds_a_place`, never by the application. */
export const quota = pgTable(
  "quota",
  {
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    kind: quotaKind().notNull(),
    /** Quota group for badges, zone number for floaters; else the kind once more. */
    quotaGroup: text().notNull(),
    places: integer().notNull(),
    taken: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.delegationId, table.kind, table.quotaGroup] }),
    check("quota_never_exceeded", sql`${table.taken} <= ${table.places}`),
    check("quota_never_negative", sql`${table.taken} >= 0`),
  ],
);
