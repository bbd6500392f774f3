import { and, asc, eq, isNull, sql } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import {
  readVehicle,
  samePlate,
  type VehicleFields,
  type VehicleProblem,
} from "#app/domain/travel/vehicle.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { quota } from "#db/schema/delegation.ts";
import { account } from "#db/schema/person.ts";
import { vehicle } from "#db/schema/travel.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import type { Writer } from "./plan.server.ts";

/** The convoy of a delegation, removed vehicles left out, by plate. */
export function convoy(delegationId: string, db: Pick<Transaction, "select"> = database()) {
  return db
    .select()
    .from(vehicle)
    .where(and(eq(vehicle.delegationId, delegationId), isNull(vehicle.removedAt)))
    .orderBy(asc(vehicle.plate), asc(vehicle.id));
}

export type VehicleRefusal =
  | { kind: "missing" }
  | { kind: "problems"; problems: VehicleProblem[] }
  | { kind: "overtaken"; version: number; by: string; at: Date };

/**
 * Adds a vehicle, or changes one (`id`, with the `version` that the form was made of). The database counts the places:
 * of many at once, as many get in as there are places.
 */
export async function saveVehicle(
  writer: Writer,
  typed: VehicleFields,
  target: { id: string; version: number } | null,
): Promise<Result<{ id: string }, VehicleRefusal>> {
  const read = readVehicle(typed);
  if (!read.ok) return err({ kind: "problems", problems: read.error });
  try {
    return await database().transaction(async (tx) => {
      await holdPlaces(tx, writer.delegationId);
      const others = await convoy(writer.delegationId, tx);
      if (others.some(({ id, plate }) => id !== target?.id && samePlate(plate, read.value.plate)))
        return err({
          kind: "problems" as const,
          problems: [{ field: "plate" as const, kind: "plate_twice" as const }],
        });
      const row = { ...read.value, changedBy: writer.actor, changedAt: writer.now };
      if (!target) {
        const [made] = await tx
          .insert(vehicle)
          .values({ ...row, delegationId: writer.delegationId })
          .returning({ id: vehicle.id });
        if (!made) throw new Error("The vehicle was not written");
        await auditVehicle(tx, writer, "vehicle.added", made.id);
        return ok(made);
      }
      const current = others.find(({ id }) => id === target.id);
      if (!current) return err({ kind: "missing" as const });
      if (current.version !== target.version) {
        const by = await nameOf(tx, current.changedBy);
        return err({
          kind: "overtaken" as const,
          version: current.version,
          by,
          at: current.changedAt,
        });
      }
      await tx
        .update(vehicle)
        .set({ ...row, version: sql`${vehicle.version} + 1` })
        .where(eq(vehicle.id, target.id));
      await auditVehicle(tx, writer, "vehicle.changed", target.id);
      return ok({ id: target.id });
    });
  } catch (error) {
    if (constraintOf(error) !== "quota_never_exceeded") throw error;
    return err({ kind: "problems", problems: [{ field: "plate", kind: "limit_reached" }] });
  }
}

/** Takes a vehicle out of the convoy (`removed`), or puts it back; the latter needs a free place. */
export async function keepVehicle(
  writer: Writer,
  id: string,
  state: "removed" | "restored",
): Promise<Result<null, "missing" | "limit_reached">> {
  if (!isUuid(id)) return err("missing");
  try {
    return await database().transaction(async (tx) => {
      await holdPlaces(tx, writer.delegationId);
      const [changed] = await tx
        .update(vehicle)
        .set({
          removedAt: state === "removed" ? writer.now : null,
          version: sql`${vehicle.version} + 1`,
        })
        .where(and(eq(vehicle.id, id), eq(vehicle.delegationId, writer.delegationId)))
        .returning({ id: vehicle.id });
      if (!changed) return err("missing");
      await auditVehicle(tx, writer, `vehicle.${state}`, id);
      return ok(null);
    });
  } catch (error) {
    if (constraintOf(error) !== "quota_never_exceeded") throw error;
    return err("limit_reached");
  }
}

/** One at a time a delegation, so that two tabs do not add the same plate; limits hold without it. */
const holdPlaces = (tx: Transaction, delegationId: string) =>
  tx
    .select({ places: quota.places })
    .from(quota)
    .where(and(eq(quota.delegationId, delegationId), eq(quota.kind, "vehicle")))
    .for("update");

async function nameOf(tx: Transaction, accountId: string | null): Promise<string> {
  if (!accountId) return "";
  const [found] = await tx
    .select({ name: account.name })
    .from(account)
    .where(eq(account.id, accountId));
  return found?.name ?? "";
}

const auditVehicle = (tx: Transaction, { actor, now }: Writer, action: string, id: string) =>
  audit(tx, { actor, action, subjectKind: "vehicle", subjectId: id, at: now });
