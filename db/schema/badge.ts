import { sql } from "drizzle-orm";
import {
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { nominee } from "./nominee.ts";
import { bytea } from "./types.ts";

/** Ed25519 keys that sign badges. The private half is sealed under the master key. */
export const signingKey = pgTable("signing_key", {
  /** Key id as it stands in the token's protected header. */
  id: bytea().primaryKey(),
  publicKey: bytea().notNull(),
  privateSealed: bytea().notNull(),
  notBefore: timestamp({ withTimezone: true }).notNull(),
  notAfter: timestamp({ withTimezone: true }).notNull(),
  revokedAt: timestamp({ withTimezone: true }),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** One issue of a nominee's credential. A new issue kills the earlier ones. */
export const badge = pgTable(
  "badge",
  {
    id: uuid().primaryKey().defaultRandom(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    issue: integer().notNull(),
    /** The token's `cti`: 16 random bytes. Revocation and replay key on it. */
    serial: bytea().notNull().unique("badge_serial_never_reused"),
    /** Printed under the code, eight signs without I, L, O and U: what a guard types. */
    shortNumber: text().notNull().unique("badge_short_number_never_reused"),
    category: text().notNull(),
    zones: smallint().array().notNull(),
    /** The COSE_Sign1 bytes. */
    token: bytea().notNull(),
    keyId: bytea()
      .notNull()
      .references(() => signingKey.id),
    notBefore: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    issuedAt: timestamp({ withTimezone: true }).notNull(),
    supersededAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
    revokedReason: text(),
  },
  (table) => [
    unique("badge_issue_once_a_nominee").on(table.nomineeId, table.issue),
    uniqueIndex("one_live_badge_a_nominee")
      .on(table.nomineeId)
      .where(sql`${table.supersededAt} is null and ${table.revokedAt} is null`),
    index("badge_by_issue_time").on(table.issuedAt),
    /** What a key signed and still lives: what is to be issued anew when the key is revoked. */
    index("badge_live_by_key")
      .on(table.keyId)
      .where(sql`${table.supersededAt} is null and ${table.revokedAt} is null`),
  ],
);
