import { randomUUID } from "node:crypto";

import { and, asc, desc, eq, gte, lte } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import {
  decideEscort,
  type EscortRefusal,
  principalsInside,
} from "#app/domain/supervision/escort.ts";
import { delegation } from "#db/schema/delegation.ts";
import { gate } from "#db/schema/gate.ts";
import { escortCount } from "#db/schema/supervision.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import type { By } from "./override.server.ts";

export type Escort = {
  gateId: string;
  direction: Direction;
  delegationId: string;
  principals: number;
  escorts: number;
};

/** Counts a principal who passed by pin, and who walked along. */
export function countEscort(
  escort: Escort,
  { actor, now }: By,
): Promise<Result<string, EscortRefusal | "gate_missing" | "delegation_missing">> {
  const { gateId, direction, delegationId } = escort;
  return database().transaction(async (tx) => {
    const counted = decideEscort(escort.principals, escort.escorts);
    if (!counted.ok) return counted;
    if ((await tx.$count(gate, eq(gate.id, gateId))) === 0) return err("gate_missing");
    if ((await tx.$count(delegation, eq(delegation.id, delegationId))) === 0)
      return err("delegation_missing");
    const id = randomUUID();
    await tx.insert(escortCount).values({
      ...{ id, gateId, direction, delegationId, ...counted.value },
      ...{ at: now, countedBy: actor },
    });
    await audit(tx, {
      ...{ actor, action: "escort.counted", subjectKind: "escort_count", subjectId: id, at: now },
    });
    return ok(id);
  });
}

/** What was counted since a midnight and up to an instant, newest first. */
const escortsBetween = (midnight: Date, at: Date) =>
  database()
    .select({
      id: escortCount.id,
      delegationId: escortCount.delegationId,
      delegation: delegation.name,
      iso2: delegation.iso2,
      gate: gate.name,
      direction: escortCount.direction,
      principals: escortCount.principals,
      escorts: escortCount.escorts,
      at: escortCount.at,
    })
    .from(escortCount)
    .innerJoin(delegation, eq(delegation.id, escortCount.delegationId))
    .innerJoin(gate, eq(gate.id, escortCount.gateId))
    .where(and(gte(escortCount.at, midnight), lte(escortCount.at, at)))
    .orderBy(desc(escortCount.at), escortCount.id);
export type CountedEscort = Awaited<ReturnType<typeof escortsBetween>>[number];

/** Delegations by name, and which of their principals are inside by the counts of a day up to an instant. */
export async function principalsOfDay(midnight: Date, at: Date) {
  const [counts, delegations] = await Promise.all([
    escortsBetween(midnight, at),
    database()
      .select({ id: delegation.id, name: delegation.name, iso2: delegation.iso2 })
      .from(delegation)
      .orderBy(asc(delegation.sortKey), delegation.id),
  ]);
  return { counts, delegations, inside: principalsInside(counts) };
}
