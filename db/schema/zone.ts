import { sql } from "drizzle-orm";
import {
  check,
  index,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { nominee } from "./nominee.ts";
import { account } from "./person.ts";

/** A zone that one person may enter beside those of the category, and why. Stands on badges issued from then on. */
export const zoneGrant = pgTable(
  "zone_grant",
  {
    id: uuid().primaryKey().defaultRandom(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    zone: smallint().notNull(),
    reason: text().notNull(),
    grantedBy: uuid()
      .notNull()
      .references(() => account.id),
    /** Summit time, as below. */
    grantedAt: timestamp({ withTimezone: true }).notNull(),
    endedBy: uuid().references(() => account.id),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    check("zone_grant_has_a_reason", sql`btrim(${table.reason}) <> ''`),
    check(
      "zone_grant_ends_by_somebody",
      sql`(${table.endedBy} is null) = (${table.endedAt} is null)`,
    ),
    uniqueIndex("zone_granted_once_a_nominee")
      .on(table.nomineeId, table.zone)
      .where(sql`${table.endedAt} is null`),
    index("zone_grant_by_nominee").on(table.nomineeId, table.grantedAt),
  ],
);
