import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { PROPOSAL_STAGES, type ProposedChange } from "../../app/domain/bilateral/plan/proposal.ts";
import { account } from "./person.ts";

export const proposalStage = pgEnum("proposal_stage", PROPOSAL_STAGES);

/**
 * A run of the planner and the draft that it ends in. It changes no meeting by itself: what of it is accepted is written
 * under the same constraints as a booking by hand. Times are real, not summit, time.
 */
export const bilateralProposal = pgTable("bilateral_proposal", {
  id: uuid().primaryKey().defaultRandom(),
  stage: proposalStage().notNull().default("waiting"),
  seconds: integer().notNull(),
  /** Points of weight placed, and the most that any plan could place. */
  weight: doublePrecision().notNull().default(0),
  bound: doublePrecision().notNull().default(0),
  placed: integer().notNull().default(0),
  requests: integer().notNull().default(0),
  elapsedSeconds: doublePrecision().notNull().default(0),
  proven: boolean().notNull().default(false),
  /** What is not accepted yet. */
  changes: jsonb().$type<readonly ProposedChange[]>().notNull().default([]),
  /** Requests that found no place. */
  unplaced: text().array().notNull().default([]),
  createdBy: uuid()
    .notNull()
    .references(() => account.id),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** The last sign of life of whoever works on it. */
  changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
