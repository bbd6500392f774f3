import { and, eq } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { JOURNEY_WAYS } from "#app/domain/travel/journey.ts";
import {
  type PlanFields,
  type PlanProblem,
  readPlan,
  type TravelPlan,
} from "#app/domain/travel/plan.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { journey, travel } from "#db/schema/travel.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { sealNeeds } from "./needs.server.ts";
import {
  differingFields,
  EMPTY_RECORD,
  fieldsOf,
  type TravelRecord,
} from "./plan-fields.server.ts";

/** Who acts for a delegation, and when (summit time). */
export type Writer = { actor: string; delegationId: string; now: Date };

/** The travel of one of a delegation's people, as its form shows it; null for anybody else's. */
export async function loadPlan(delegationId: string, nomineeId: string) {
  const person = await ownPerson(database(), delegationId, nomineeId);
  if (!person) return null;
  const record = await loadRecord(database(), nomineeId);
  return { person, version: record.version, fields: fieldsOf(record) };
}

/**
 * Why a form was not saved: somebody else's nominee, entries to mend, or `overtaken`: another person saved while
 * this one typed. Then `version` is theirs: sending it back puts these entries in place of theirs.
 */
export type PlanRefusal =
  | { kind: "missing" }
  | { kind: "problems"; problems: PlanProblem[] }
  | { kind: "overtaken"; version: number; by: string; at: Date; fields: string[] };

/** Saves the travel form of one person. Nothing is saved when anything is refused. */
export async function savePlan(
  writer: Writer,
  nomineeId: string,
  typed: PlanFields,
  version: number,
): Promise<Result<{ version: number }, PlanRefusal>> {
  const definition = await summitDefinition();
  const plan = readPlan(typed, definition);
  return database().transaction(async (tx) => {
    const person = await ownPerson(tx, writer.delegationId, nomineeId, { lock: true });
    if (!person) return err({ kind: "missing" as const });
    if (!plan.ok) return err({ kind: "problems" as const, problems: plan.error });
    const record = await loadRecord(tx, nomineeId);
    const fields = differingFields(record, plan.value);
    if (record.version !== version)
      return err({
        kind: "overtaken" as const,
        version: record.version,
        by: record.changedByName,
        at: record.changedAt,
        fields,
      });
    if (fields.length === 0) return ok({ version });
    await writePlan(tx, writer, nomineeId, plan.value, version + 1);
    await audit(tx, {
      actor: writer.actor,
      action: "travel.saved",
      subjectKind: "nominee",
      subjectId: nomineeId,
      fields,
      at: writer.now,
    });
    return ok({ version: version + 1 });
  });
}

/** Puts a plan in place of what was there; the caller holds the nominee's row. */
export async function writePlan(
  tx: Transaction,
  { actor, now }: Writer,
  nomineeId: string,
  plan: TravelPlan,
  version: number,
): Promise<void> {
  const row = {
    hotelId: plan.hotelId,
    hotelOther: plan.hotelOther,
    interprets: [...plan.interprets],
    needsInterpretation: [...plan.needsInterpretation],
    needsSealed: sealNeeds(plan),
    version,
    changedBy: actor,
    changedAt: now,
  };
  await tx
    .insert(travel)
    .values({ nomineeId, ...row })
    .onConflictDoUpdate({ target: travel.nomineeId, set: row });
  await tx.delete(journey).where(eq(journey.nomineeId, nomineeId));
  const journeys = JOURNEY_WAYS.flatMap((way) => {
    const known = plan[way];
    return known ? [{ ...known, nomineeId, way }] : [];
  });
  if (journeys.length > 0) await tx.insert(journey).values(journeys);
}

type Reader = Pick<Transaction, "select">;

/** A nominee of this delegation; null for an id that is none, or another's. */
async function ownPerson(
  db: Reader,
  delegationId: string,
  nomineeId: string,
  { lock = false } = {},
) {
  if (!isUuid(nomineeId)) return null;
  const query = db
    .select({
      id: nominee.id,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      honorific: nominee.honorific,
      position: nominee.position,
      category: nominee.category,
    })
    .from(nominee)
    .where(and(eq(nominee.id, nomineeId), eq(nominee.delegationId, delegationId)));
  const [person] = await (lock ? query.for("no key update") : query);
  return person ?? null;
}

/** What is on file of somebody's travel; an empty record of version 0 where nothing is. */
export async function loadRecord(db: Reader, nomineeId: string): Promise<TravelRecord> {
  const [row] = await db
    .select({ travel, changedByName: account.name })
    .from(travel)
    .leftJoin(account, eq(account.id, travel.changedBy))
    .where(eq(travel.nomineeId, nomineeId));
  if (!row) return EMPTY_RECORD;
  const journeys = await db.select().from(journey).where(eq(journey.nomineeId, nomineeId));
  return {
    ...row.travel,
    changedByName: row.changedByName ?? "",
    arrival: journeys.find(({ way }) => way === "arrival") ?? null,
    departure: journeys.find(({ way }) => way === "departure") ?? null,
  };
}
