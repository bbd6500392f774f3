import { sql } from "drizzle-orm";
import {
  boolean,
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

import { BROWSERS, SYSTEMS } from "../../app/domain/access/device.ts";
import { ROLES } from "../../app/domain/access/roles.ts";
import { LANGUAGES } from "../../app/domain/language/languages.ts";
import { delegation } from "./delegation.ts";
import { bytea } from "./types.ts";

export const role = pgEnum("role", ROLES);
export const language = pgEnum("language", LANGUAGES);
export const browserName = pgEnum("browser_name", BROWSERS);
export const systemName = pgEnum("system_name", SYSTEMS);

/** Somebody who signs in. E-mail addresses are stored in lower case. */
export const account = pgTable(
  "account",
  {
    id: uuid().primaryKey().defaultRandom(),
    email: text().notNull().unique(),
    name: text().notNull(),
    language: language().notNull().default("en"),
    /** TOTP secret (RFC 6238), sealed; staff without one cannot finish signing in. */
    totpSealed: bytea(),
    /** The last TOTP time step accepted: a code works once. */
    totpLastStep: integer(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("account_by_name").using("gin", sql`${table.name} gin_trgm_ops`)],
);

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
    /** By which its owner sees and ends it; of no use for signing in. */
    handle: uuid().notNull().unique().defaultRandom(),
    accountId: uuid().references(() => account.id, { onDelete: "cascade" }),
    browser: browserName().notNull().default("other"),
    system: systemName().notNull().default("other"),
    /** Null until the second factor was given, for those who need one. */
    secondFactorAt: timestamp({ withTimezone: true }),
    /** When they last proved who they are: by signing in, or again before a dangerous deed. */
    provedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Written every few minutes at most. */
    lastSeenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("session_by_account").on(table.accountId),
    index("session_by_expiry").on(table.expiresAt),
  ],
);

/** One-time codes that were asked for, by people with an account and by strangers alike. Real time. */
export const signInCode = pgTable(
  "sign_in_code",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The browser that asked, as the digest of its secret: nobody else's tries touch this code. */
    asker: bytea().notNull(),
    email: text().notNull(),
    /** That browser had signed in to this address before: it is no stranger. */
    fromKnownBrowser: boolean().notNull().default(false),
    /** Null until a code was mailed; for an address without an account it stays so. */
    digest: bytea(),
    attempts: integer().notNull().default(0),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("sign_in_code_by_asker").on(table.asker),
    index("sign_in_code_by_email").on(table.email, table.askedAt),
    index("sign_in_code_by_age").on(table.askedAt),
    check("a_code_is_tried_five_times", sql`${table.attempts} between 0 and 5`),
  ],
);

/** Counters of attempts, shared by all web processes. Real time. */
export const rateLimit = pgTable("rate_limit", {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: timestamp({ withTimezone: true }),
});
