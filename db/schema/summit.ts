import { boolean, check, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

import type { SummitDefinition } from "../../app/domain/summit/definition.ts";

/** The one summit of this deployment, as last loaded from its definition file. */
export const summit = pgTable(
  "summit",
  {
    single: boolean().primaryKey().default(true),
    id: text().notNull(),
    definition: jsonb().$type<SummitDefinition>().notNull(),
    loadedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check("one_summit_a_deployment", sql`${table.single}`)],
);

/** The demonstration's clock: domain time was `domainTime` when real time was `setAt`, and ticks since. */
export const summitClock = pgTable(
  "summit_clock",
  {
    single: boolean().primaryKey().default(true),
    domainTime: timestamp({ withTimezone: true }).notNull(),
    setAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [check("one_clock_a_summit", sql`${table.single}`)],
);
