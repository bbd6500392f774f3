import { eq } from "drizzle-orm";

import { badgeValidity } from "#app/domain/badge/issue.ts";
import { delegation } from "#db/schema/delegation.ts";
import { pass } from "#db/schema/pass.ts";
import { summit } from "#db/schema/summit.ts";

import { newFloater } from "../pass/floater.server.ts";
import { signPass } from "../pass/sign.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import type { Cast } from "./demonstration-cast.server.ts";
import type { Demonstration } from "./demonstration-schema.ts";

const DAY = 24 * 3_600_000;

/**
 * Writes the invented floaters: some wait for the desk, some are issued. Their places are counted as for real ones.
 * @throws when a delegation has no place for one: the file is wrong then
 */
export async function inventFloaters(
  tx: Transaction,
  floaters: Demonstration["floaters"],
  { cast, now }: { cast: Cast; now: Date },
): Promise<void> {
  const [row] = await tx.select({ definition: summit.definition }).from(summit);
  if (!row) throw new Error("The demonstration needs a summit");
  const badges = row.definition.badgeValidity;
  const issuing = { validity: badgeValidity(badges), badges, now };
  for (const { delegation: delegationId, zone, issued } of floaters) {
    const floater = await newFloater(tx, { delegationId, zone });
    const [host] = await tx.select().from(delegation).where(eq(delegation.id, delegationId));
    if (!floater || !host) throw new Error(`${delegationId} has no floaters for zone ${zone}`);
    const facts = { ...floater, delegationCode: host.code, holderName: "" };
    await tx.insert(pass).values({
      ...floater,
      ...(issued ? await signPass(tx, facts, issuing) : {}),
      askedBy: cast.focalOf(delegationId) ?? cast.accountOf("officer"),
      askedAt: new Date(now.getTime() - 2 * DAY),
    });
  }
}
