import { desc, inArray } from "drizzle-orm";

import { bilateralProposal } from "#db/schema/proposal.ts";

import { database } from "../../platform/database.server.ts";

const SHOWN = 10;

/** Runs under way and drafts that wait for a decision, and whether a run has failed; the newest first. */
export function openPlans() {
  return database()
    .select()
    .from(bilateralProposal)
    .where(inArray(bilateralProposal.stage, ["waiting", "running", "ready", "failed"]))
    .orderBy(desc(bilateralProposal.createdAt))
    .limit(SHOWN);
}
