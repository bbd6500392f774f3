import { and, eq } from "drizzle-orm";

import type { Declared } from "#app/domain/declaration/declaration.ts";
import { EMPTY_PLAN, readPlan } from "#app/domain/travel/plan.ts";
import { declaration } from "#db/schema/declaration.ts";
import { nominee } from "#db/schema/nominee.ts";
import { summit } from "#db/schema/summit.ts";
import { vehicle } from "#db/schema/travel.ts";

import { sealDeclared } from "../declaration/sealed.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { writePlan } from "../travel/plan.server.ts";
import type { Cast } from "./demonstration-cast.server.ts";
import type { Demonstration } from "./demonstration-schema.ts";

const DAY = 24 * 3_600_000;

/**
 * Writes the invented flights, a convoy and a request for a weapon. The database counts their places as for real ones.
 * @throws when a flight breaks a rule of the form, or somebody is not among the invented people: the file is wrong then
 */
export async function inventTravel(
  tx: Transaction,
  { journeys, vehicles, weapons }: Demonstration["travel"],
  { cast, now }: { cast: Cast; now: Date },
): Promise<void> {
  const [row] = await tx.select({ definition: summit.definition }).from(summit);
  if (!row) throw new Error("The demonstration needs a summit");
  const changedAt = new Date(now.getTime() - 5 * DAY);
  for (const { delegation, surname, ...typed } of journeys) {
    const plan = readPlan({ ...EMPTY_PLAN, ...typed }, row.definition);
    if (!plan.ok)
      throw new Error(`The travel of ${surname} is wrong: ${JSON.stringify(plan.error)}`);
    const writer = { actor: actorOf(cast, delegation), delegationId: delegation, now: changedAt };
    await writePlan(tx, writer, await personOf(tx, delegation, surname), plan.value, 1);
  }
  if (vehicles.length > 0)
    await tx.insert(vehicle).values(
      vehicles.map(({ delegation, ...entry }) => ({
        ...entry,
        delegationId: delegation,
        changedBy: actorOf(cast, delegation),
        changedAt,
      })),
    );
  for (const { delegation, bearer, details, ...way } of weapons) {
    const bearerId = await personOf(tx, delegation, bearer);
    const declared: Declared = { kind: "weapon", bearerId, details, ...way };
    await tx.insert(declaration).values({
      kind: "weapon",
      bearerId,
      ...way,
      ...sealDeclared(declared),
      delegationId: delegation,
      declaredBy: actorOf(cast, delegation),
      declaredAt: changedAt,
      changedAt,
    });
  }
}

function actorOf(cast: Cast, delegation: string): string {
  const actor = cast.focalOf(delegation);
  if (!actor) throw new Error(`The demonstration has no focal point of ${delegation}`);
  return actor;
}

async function personOf(tx: Transaction, delegationId: string, surname: string): Promise<string> {
  const [found] = await tx
    .select({ id: nominee.id })
    .from(nominee)
    .where(and(eq(nominee.delegationId, delegationId), eq(nominee.surname, surname)));
  if (!found) throw new Error(`The demonstration has no ${surname} of ${delegationId}`);
  return found.id;
}
