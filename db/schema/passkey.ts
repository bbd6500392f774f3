import { sql } from "drizzle-orm";
import { bigint, check, index, pgEnum, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { CHALLENGE_PURPOSES, PASSKEY_NAME_LENGTH } from "../../app/domain/access/passkey.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

/** A WebAuthn credential with which somebody signs in. Public keys only. Real time. */
export const passkey = pgTable(
  "passkey",
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    /** As its authenticator names it, in base64url. */
    credentialId: text().notNull().unique(),
    /** COSE_Key (RFC 9052 §7). */
    publicKey: bytea().notNull(),
    /** How often it was used, by its own count; those that live on several devices stay at 0. */
    counter: bigint({ mode: "number" }).notNull(),
    /** How the browser may reach it: `internal`, `hybrid`, `usb`. */
    transports: text().array().notNull(),
    name: text().notNull(),
    addedAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("passkey_by_account").on(table.accountId),
    check(
      "a_passkey_has_a_name",
      sql`length(${table.name}) between 1 and ${sql.raw(String(PASSKEY_NAME_LENGTH))}`,
    ),
    check("a_passkey_counts_up", sql`${table.counter} >= 0`),
  ],
);

export const challengePurpose = pgEnum("challenge_purpose", CHALLENGE_PURPOSES);

/** What an authenticator is asked to sign: deleted by the first answer, right or wrong. Real time. */
export const passkeyChallenge = pgTable(
  "passkey_challenge",
  {
    /** 32 random bytes, in base64url. */
    challenge: text().primaryKey(),
    purpose: challengePurpose().notNull(),
    /** The browser or session that it was made for, by its digest. */
    asker: bytea().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("passkey_challenge_by_expiry").on(table.expiresAt)],
);
