import { sql } from "drizzle-orm";
import { bigint, check, pgTable, timestamp } from "drizzle-orm/pg-core";

import { auditEntry } from "./audit.ts";
import { bytea } from "./types.ts";

/**
 * Entries that are committed and wait for their seal: put here by a trigger on `audit_entry`, taken away by the sealer in the
 * transaction that seals them. So no writer waits for another, and an entry that commits late is sealed late, not never.
 */
export const auditUnsealed = pgTable("audit_unsealed", {
  entryId: bigint({ mode: "number" }).primaryKey(),
});

/** The chain over the trail: each seal covers one entry and the seal before it. Added to and never changed. */
export const auditSeal = pgTable(
  "audit_seal",
  {
    number: bigint({ mode: "number" }).primaryKey(),
    entryId: bigint({ mode: "number" })
      .notNull()
      .unique("an_entry_is_sealed_once")
      .references(() => auditEntry.id),
    digest: bytea().notNull(),
    sealedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check(
      "seals_are_numbered_and_whole",
      sql`${table.number} > 0 and octet_length(${table.digest}) = 32`,
    ),
  ],
);
