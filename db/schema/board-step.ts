import { bigint, boolean, index, jsonb, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";

import type { Booked } from "../../app/domain/bilateral/rearrange.ts";
import { account } from "./person.ts";

/** One request's part of a step: how it stood before, and after; null without a place. */
export type StepChange = { requestId: string; before: Booked | null; after: Booked | null };

/** What an officer did on the board in one go, so that it can be undone and done again, after a reload as well. */
export const boardStep = pgTable(
  "board_step",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    changes: jsonb().$type<readonly StepChange[]>().notNull(),
    undone: boolean().notNull().default(false),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("board_step_in_order").on(table.accountId, table.undone, table.id)],
);
