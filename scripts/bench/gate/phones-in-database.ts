import type { Device } from "#app/server/gate/device.server.ts";
import { realNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { device, deviceAssignment } from "#db/schema/gate.ts";

/** Phones at the plenary hall's entry and exit by turns, for what is measured without HTTP. */
export async function phonesInDatabase(
  count: number,
): Promise<readonly { device: Device; sequence: number }[]> {
  const made = await database()
    .insert(device)
    .values(
      Array.from({ length: count }, (_, at) => ({
        gateId: at % 2 === 0 ? "b" : "b-exit",
        direction: at % 2 === 0 ? ("entry" as const) : ("exit" as const),
        label: `bare ${at}`,
      })),
    )
    .returning();
  await database()
    .insert(deviceAssignment)
    .values(
      made.map(({ id, gateId, direction }) => ({
        deviceId: id,
        gateId,
        direction,
        from: realNow(),
      })),
    );
  return made.map(({ id, gateId, direction, label }) => ({
    device: { id, gateId, direction, label },
    sequence: 0,
  }));
}
