import { type GateRules, gateRules, zoneRules } from "#app/domain/gate/rules.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import type { Device } from "./device.server.ts";
import { visitsTo } from "./visits.server.ts";

/** The gate that a phone serves, in its direction. */
export type ServedGate = Omit<GateRules, "stopped"> & { id: string; staffed: boolean };

/** The rules of the gate that a phone serves, but for a supervisor's word of the moment. */
export async function gateServedBy(phone: Device): Promise<ServedGate> {
  const { gates, zones } = await summitDefinition();
  const gate = gates.find(({ id }) => id === phone.gateId);
  if (!gate) throw new Error(`The summit has no gate ${phone.gateId}`);
  const { zone } = gate;
  const around = zoneRules(zones, gates);
  const visits = await visitsTo(zone, around);
  const rules = gateRules({ zone, direction: phone.direction, stopped: false, visits }, around);
  return { ...rules, id: gate.id, staffed: gate.staffed ?? false };
}
