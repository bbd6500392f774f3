import { and, eq, isNull } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { device, deviceAssignment, gate } from "#db/schema/gate.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";

/**
 * Sends a phone to another gate, or turns it round. It hears of it within a second; what it scanned before stays of the gate
 * at which it stood then.
 */
export async function assignDevice(
  { deviceId, gateId, direction }: { deviceId: string; gateId: string; direction: Direction },
  actor: string,
): Promise<Result<null, "missing" | "gate_missing" | "stands_there">> {
  if (!isUuid(deviceId)) return err("missing");
  const now = await summitNow();
  return database().transaction(async (tx) => {
    const [phone] = await tx
      .select()
      .from(device)
      .where(and(eq(device.id, deviceId), isNull(device.revokedAt)))
      .for("no key update");
    if (!phone) return err("missing");
    if ((await tx.$count(gate, eq(gate.id, gateId))) === 0) return err("gate_missing");
    if (phone.gateId === gateId && phone.direction === direction) return err("stands_there");
    await tx
      .update(deviceAssignment)
      .set({ until: now })
      .where(and(eq(deviceAssignment.deviceId, deviceId), isNull(deviceAssignment.until)));
    await tx
      .insert(deviceAssignment)
      .values({ deviceId, gateId, direction, from: now, assignedBy: actor })
      // Moved twice within one instant of the summit's clock: the last word counts.
      .onConflictDoUpdate({
        target: [deviceAssignment.deviceId, deviceAssignment.from],
        set: { gateId, direction, until: null, assignedBy: actor },
      });
    await tx.update(device).set({ gateId, direction }).where(eq(device.id, deviceId));
    await audit(tx, {
      ...{ actor, action: "device.moved", subjectKind: "device", subjectId: deviceId, at: now },
      fields: ["gateId", "direction"],
    });
    return ok(null);
  });
}
