import {
  bigint,
  boolean,
  index,
  jsonb,
  pgEnum,
  pgTable,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import type { Booked } from "../../app/domain/bilateral/rearrange.ts";
import type { ItemStep } from "../../app/domain/programme/step.ts";
import { account } from "./person.ts";

/** The boards on which people go back and forth, each by steps of its own. */
export const STEP_BOARDS = ["bilaterals", "programme"] as const;
export const stepBoard = pgEnum("step_board", STEP_BOARDS);

/** What one step of each board changed. */
export type StepChanges = { bilaterals: StepChange; programme: ItemStep };

/** One request's part of a step: how it stood before, and after; null without a place. */
export type StepChange = { requestId: string; before: Booked | null; after: Booked | null };

/** What somebody did on a board in one go, so that it can be undone and done again, after a reload as well. */
export const boardStep = pgTable(
  "board_step",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    board: stepBoard().notNull().default("bilaterals"),
    changes: jsonb().$type<readonly StepChanges[keyof StepChanges][]>().notNull(),
    undone: boolean().notNull().default(false),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("board_step_in_order").on(table.accountId, table.board, table.undone, table.id),
  ],
);
