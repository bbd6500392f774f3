import { type GateRules, gateRules, zoneRules } from "#app/domain/gate/rules.ts";
import type { Visit } from "#app/domain/gate/visit.ts";

import { ofTheMoment } from "../platform/of-the-moment.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Device } from "./device.server.ts";
import { visitsTo } from "./visits.server.ts";

/** The gate that a phone serves, in its direction. */
export type ServedGate = Omit<GateRules, "stopped"> & { id: string; staffed: boolean };

const siteOfTheMoment = ofTheMoment(async () => {
  const { gates, zones } = await summitDefinition();
  return { gates, zones: zoneRules(zones, gates) };
});

/** By zone. A meeting cancelled closes the zone to its visitors within the moment. */
const visitsByZone = new Map<number, () => Promise<Visit[]>>();

function visitsOfTheMoment(zone: number): Promise<Visit[]> {
  const known =
    visitsByZone.get(zone) ??
    ofTheMoment(async () => visitsTo(zone, (await siteOfTheMoment()).zones));
  visitsByZone.set(zone, known);
  return known();
}

/** The rules of the gate that a phone serves, but for a supervisor's word of the moment. */
export async function gateServedBy(phone: Device): Promise<ServedGate> {
  const { gates, zones } = await siteOfTheMoment();
  const gate = gates.find(({ id }) => id === phone.gateId);
  if (!gate) throw new Error(`The summit has no gate ${phone.gateId}`);
  const { zone } = gate;
  const visits = await visitsOfTheMoment(zone);
  const rules = gateRules({ zone, direction: phone.direction, stopped: false, visits }, zones);
  return { ...rules, id: gate.id, staffed: gate.staffed ?? false };
}
