import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  pgEnum,
  pgTable,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { PASS_END_REASONS, PASS_KINDS } from "../../app/domain/badge/pass.ts";
import { signingKey } from "./badge.ts";
import { delegation } from "./delegation.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const passKind = pgEnum("pass_kind", PASS_KINDS);
export const passEndReason = pgEnum("pass_end_reason", PASS_END_REASONS);

/**
 * A floater, which a delegation hands on among its people, or the badge of a visitor for one day. A row is one numbered
 * thing, never signed twice: a lost one is ended and replaced by another row. A floater waits without a code until the desk
 * issues it; the trigger `pass_holds_a_place` counts floaters from the moment they are asked for until they end.
 */
export const pass = pgTable(
  "pass",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: passKind().notNull(),
    /** Whose floater it is; of a day badge, who answers for the visitor. */
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    /** As printed: `F-KGZ-2-01`, `V-1012-001`. */
    number: text().notNull().unique("pass_number_never_reused"),
    /** What it opens: one zone by a floater. */
    zones: smallint().array().notNull(),
    /** Of a day badge, as below: who wears it, as typed at the desk. */
    holderName: text().notNull().default(""),
    /** Who of the hosts walks with the visitor: a department or a person. */
    escort: text().notNull().default(""),
    /** What the visitor comes for. */
    reason: text().notNull().default(""),
    /** The one day of it, in Astana. */
    day: date({ mode: "string" }),
    askedBy: uuid()
      .notNull()
      .references(() => account.id),
    /** Summit time, as all below. */
    askedAt: timestamp({ withTimezone: true }).notNull(),
    /** The token's `cti`, as a badge's; this and all to `issuedAt` are null until the desk issues it. */
    serial: bytea().unique("pass_serial_never_reused"),
    shortNumber: text().unique("pass_short_number_never_reused"),
    /** The COSE_Sign1 bytes. */
    token: bytea(),
    keyId: bytea().references(() => signingKey.id),
    notBefore: timestamp({ withTimezone: true }),
    expiresAt: timestamp({ withTimezone: true }),
    issuedAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
    revokedReason: passEndReason(),
  },
  (table) => [
    check(
      "pass_signed_whole",
      sql`num_nulls(${table.serial}, ${table.shortNumber}, ${table.token}, ${table.keyId}, ${table.notBefore}, ${table.expiresAt}, ${table.issuedAt}) in (0, 7)`,
    ),
    check(
      "pass_ends_for_a_reason",
      sql`(${table.revokedAt} is null) = (${table.revokedReason} is null)`,
    ),
    check(
      "floater_is_of_one_zone_and_nobody",
      sql`${table.kind} <> 'floater' or (cardinality(${table.zones}) = 1 and ${table.holderName} = '' and ${table.day} is null)`,
    ),
    check(
      "day_badge_names_holder_escort_and_reason",
      sql`${table.kind} <> 'day_badge' or (btrim(${table.holderName}) <> '' and btrim(${table.escort}) <> '' and btrim(${table.reason}) <> '')`,
    ),
    // The day by the clocks of Astana, whose offset changes: the database asks its own time zones.
    check(
      "day_badge_holds_one_day",
      sql`${table.kind} <> 'day_badge' or (${table.day} is not null and ${table.serial} is not null
        and ${table.notBefore} >= (${table.day}::timestamp at time zone 'Asia/Almaty')
        and ${table.expiresAt} <= ((${table.day} + 1)::timestamp at time zone 'Asia/Almaty'))`,
    ),
    index("pass_by_delegation").on(table.delegationId, table.kind),
    index("pass_by_day").on(table.day),
    /** What a key signed and still lives: what is to be replaced when the key is revoked. */
    index("pass_live_by_key")
      .on(table.keyId)
      .where(sql`${table.revokedAt} is null`),
  ],
);
