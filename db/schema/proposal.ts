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

import {
  PROPOSAL_STAGES,
  type ProposedChange,
  type TracePoint,
} from "../../app/domain/bilateral/plan/proposal.ts";
import { AS_IT_IS, type WhatIf } from "../../app/domain/bilateral/plan/what-if.ts";
import { account } from "./person.ts";

export const proposalStage = pgEnum("proposal_stage", PROPOSAL_STAGES);

/**
 * A run of the planner and the draft that it ends in. It changes no meeting by itself: what of it is accepted is written
 * under the same constraints as a booking by hand. Times are real, not summit, time.
 */
export const bilateralProposal = pgTable("bilateral_proposal", {
  id: uuid().primaryKey().defaultRandom(),
  stage: proposalStage().notNull().default("waiting"),
  /** Wall time that it may take; shortened to what has passed when it is told to stop with what it has. */
  seconds: integer().notNull(),
  whatIf: jsonb().$type<WhatIf>().notNull().default(AS_IT_IS),
  /** Points of weight placed, and the most that any plan could place. */
  weight: doublePrecision().notNull().default(0),
  bound: doublePrecision().notNull().default(0),
  placed: integer().notNull().default(0),
  requests: integer().notNull().default(0),
  elapsedSeconds: doublePrecision().notNull().default(0),
  proven: boolean().notNull().default(false),
  /** How weight and bound came nearer: seconds since its beginning and both, where one of them changed. */
  trace: jsonb().$type<readonly TracePoint[]>().notNull().default([]),
  /** What is not accepted yet; while it runs, of the best plan so far. */
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
