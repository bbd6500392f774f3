import { sql } from "drizzle-orm";
import {
  check,
  integer,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { ROLES } from "../../app/domain/access/roles.ts";
import { LANGUAGES } from "../../app/domain/language/languages.ts";
import { delegation } from "./delegation.ts";
import { bytea } from "./types.ts";

export const role = pgEnum("role", ROLES);
export const language = pgEnum("language", LANGUAGES);

/** Somebody who signs in. E-mail addresses are stored in lower case. */
export const account = pgTable("account", {
  id: uuid().primaryKey().defaultRandom(),
  email: text().notNull().unique(),
  name: text().notNull(),
  language: language().notNull().default("en"),
  /** TOTP secret (RFC 6238), sealed; staff without one cannot finish signing in. */
  totpSealed: bytea(),
  /** The last TOTP time step accepted: a code works once. */
  totpLastStep: integer(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const accountRole = pgTable(
  "account_role",
  {
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    role: role().notNull(),
    /** Set for focal points and deputies only. */
    delegationId: text().references(() => delegation.id),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.role] }),
    index("account_role_by_delegation").on(table.delegationId),
    check(
      "a_delegation_goes_with_its_roles",
      sql`(${table.role} in ('focal', 'deputy')) = (${table.delegationId} is not null)`,
    ),
    uniqueIndex("one_focal_point_a_delegation")
      .on(table.delegationId)
      .where(sql`role = 'focal'`),
    uniqueIndex("one_delegation_an_account")
      .on(table.accountId)
      .where(sql`delegation_id is not null`),
  ],
);

/** A signed-in browser. The cookie holds the secret whose digest is the id here. Times are real, not summit, time. */
export const session = pgTable(
  "session",
  {
    id: bytea().primaryKey(),
    accountId: uuid().references(() => account.id, { onDelete: "cascade" }),
    /** Null until the second factor was given, for those who need one. */
    secondFactorAt: timestamp({ withTimezone: true }),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("session_by_account").on(table.accountId),
    index("session_by_expiry").on(table.expiresAt),
  ],
);

/** One-time sign-in codes, as digests. Real time. */
export const signInCode = pgTable(
  "sign_in_code",
  {
    id: uuid().primaryKey().defaultRandom(),
    email: text().notNull(),
    digest: bytea().notNull(),
    attempts: integer().notNull().default(0),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index("sign_in_code_by_email").on(table.email)],
);

/** Counters of attempts, shared by all web processes. Real time. */
export const rateLimit = pgTable("rate_limit", {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: timestamp({ withTimezone: true }),
});
