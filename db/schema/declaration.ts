import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { DECLARATION_KINDS, PERMIT_STATUSES } from "../../app/domain/declaration/permit.ts";
import { delegation } from "./delegation.ts";
import { nominee } from "./nominee.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const declarationKind = pgEnum("declaration_kind", DECLARATION_KINDS);
export const permitStatus = pgEnum("permit_status", PERMIT_STATUSES);

/**
 * A weapon or a radio that a delegation brings, with its permit. What it is, and what was answered, is sealed:
 * security roles and the declaring delegation alone open it. Those requested or granted hold a place of a quota.
 */
export const declaration = pgTable(
  "declaration",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: declarationKind().notNull(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    /** Who carries it; a weapon always has a bearer. */
    bearerId: uuid().references(() => nominee.id),
    /** Make, model, calibre, serial number and rounds; or device, frequency, power and call sign: JSON, sealed. */
    detailsSealed: bytea().notNull(),
    /** HMAC of the serial number under a key of its own: tells the same weapon again without opening it. */
    serialIndex: bytea(),
    /** The same under the index key that comes or goes, while one is changed. */
    serialIndexBefore: bytea(),
    entryPoint: text().notNull(),
    entryDay: date({ mode: "string" }).notNull(),
    exitPoint: text().notNull(),
    exitDay: date({ mode: "string" }).notNull(),
    status: permitStatus().notNull().default("requested"),
    /** What it was when the delegation withdrew it, for undoing that. */
    withdrawnFrom: permitStatus(),
    /** Declared after the deadline of the definition. */
    late: boolean().notNull().default(false),
    /** Number of the permit, or the reason of a refusal: JSON, sealed. */
    answerSealed: bytea(),
    decidedBy: uuid().references(() => account.id),
    decidedAt: timestamp({ withTimezone: true }),
    version: integer().notNull().default(1),
    declaredBy: uuid().references(() => account.id),
    /** Summit time, as all here. */
    declaredAt: timestamp({ withTimezone: true }).notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    check(
      "weapon_has_bearer_and_serial",
      sql`${table.kind} <> 'weapon' or (${table.bearerId} is not null and ${table.serialIndex} is not null)`,
    ),
    check("leaves_after_it_enters", sql`${table.exitDay} >= ${table.entryDay}`),
    check(
      "permit_answered_by_somebody",
      sql`${table.status} not in ('granted', 'refused') or (${table.answerSealed} is not null and ${table.decidedAt} is not null)`,
    ),
    check(
      "withdrawn_from_something",
      sql`(${table.status} = 'withdrawn') = (${table.withdrawnFrom} is not null)`,
    ),
    uniqueIndex("weapon_declared_once_a_delegation")
      .on(table.delegationId, table.serialIndex)
      .where(sql`status in ('requested', 'granted') and kind = 'weapon'`),
    index("declaration_by_serial").on(table.serialIndex),
    index("declaration_by_delegation").on(table.delegationId, table.kind),
    index("declaration_in_queue")
      .on(table.entryDay, table.id)
      .where(sql`status = 'requested'`),
  ],
);
