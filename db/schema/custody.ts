import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { CUSTODY_MOVES } from "../../app/domain/custody/custody.ts";
import { IDENTITY_DOCUMENTS, TAKERS } from "../../app/domain/custody/receipt.ts";
import { badge } from "./badge.ts";
import { delegation } from "./delegation.ts";
import { pass } from "./pass.ts";
import { account } from "./person.ts";

export const custodyMove = pgEnum("custody_move", CUSTODY_MOVES);
export const taker = pgEnum("taker", TAKERS);
export const identityDocument = pgEnum("identity_document", IDENTITY_DOCUMENTS);

/** Badges handed over together against one signature. Written once. Times are the summit's. */
export const receipt = pgTable(
  "receipt",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** What people call it by. */
    number: integer().notNull().generatedAlwaysAsIdentity(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    taker: taker().notNull(),
    takenBy: text().notNull(),
    /** With what the taker's identity was checked; without that there is no receipt. */
    document: identityDocument().notNull(),
    /** Number and date of the letter by which a delegation sends a proxy. */
    letter: text().notNull().default(""),
    handedBy: uuid()
      .notNull()
      .references(() => account.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    unique("receipt_number_never_reused").on(table.number),
    index("receipt_by_delegation").on(table.delegationId, table.number),
    check("proxy_brings_a_letter", sql`${table.taker} = 'holder' or ${table.letter} <> ''`),
    check("receipt_names_its_taker", sql`${table.takenBy} <> ''`),
  ],
);

/** Where each numbered badge and pass went after the press. Rows are added and never changed; the last one tells where it is. */
export const custodyEvent = pgTable(
  "custody_event",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    badgeId: uuid().references(() => badge.id),
    passId: uuid().references(() => pass.id),
    /** 1, 2, 3 of this badge or pass: two desks that move it at once cannot both be right. */
    turn: smallint().notNull(),
    move: custodyMove().notNull(),
    receiptId: uuid().references(() => receipt.id),
    actor: uuid()
      .notNull()
      .references(() => account.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    unique("badge_moves_one_turn_at_a_time").on(table.badgeId, table.turn),
    unique("pass_moves_one_turn_at_a_time").on(table.passId, table.turn),
    check("custody_is_of_one_thing", sql`num_nonnulls(${table.badgeId}, ${table.passId}) = 1`),
    index("custody_by_receipt").on(table.receiptId),
    check(
      "handed_over_against_a_receipt",
      sql`(${table.move} = 'handed_over') = (${table.receiptId} is not null)`,
    ),
  ],
);
