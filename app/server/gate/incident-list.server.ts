import { asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import { delegation } from "#db/schema/delegation.ts";
import { device, gate } from "#db/schema/gate.ts";
import { incident, incidentEntry } from "#db/schema/incident.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { passage } from "#db/schema/passage.ts";
import { account } from "#db/schema/person.ts";

import { atMost } from "../platform/at-most.server.ts";
import { database } from "../platform/database.server.ts";

/** Ended ones that are still shown. */
const LATELY = 30;

const first = alias(passage, "first");
const second = alias(passage, "second");
const firstGate = alias(gate, "first_gate");

/** Open incidents, oldest first, and those that ended lately; each with what was done about it. */
export async function incidentsNow() {
  const [open, ended] = await Promise.all([
    rows().where(isNull(incident.closedAt)).orderBy(asc(incident.openedAt), asc(incident.id)),
    rows()
      .where(isNotNull(incident.closedAt))
      .orderBy(desc(incident.closedAt))
      .limit(atMost(LATELY)),
  ]);
  const entries = await entriesOf([...open, ...ended].map(({ id }) => id));
  const whole = (found: (typeof open)[number]) => ({
    ...found,
    entries: entries.filter(({ incidentId }) => incidentId === found.id),
  });
  return { open: open.map(whole), ended: ended.map(whole) };
}
export type IncidentShown = Awaited<ReturnType<typeof incidentsNow>>["open"][number];

const rows = () =>
  database()
    .select({
      id: incident.id,
      kind: incident.kind,
      state: incident.state,
      zone: incident.zone,
      text: incident.text,
      openedAt: incident.openedAt,
      gate: gate.name,
      phone: device.label,
      person: sql<
        string | null
      >`nullif(concat_ws(' ', ${nominee.surname}, ${nominee.givenNames}), '')`,
      delegation: delegation.code,
      pass: pass.number,
      owner: account.name,
      firstAt: first.scannedAt,
      firstGate: firstGate.name,
      secondAt: second.scannedAt,
    })
    .from(incident)
    .leftJoin(gate, eq(gate.id, incident.gateId))
    .leftJoin(device, eq(device.id, incident.deviceId))
    .leftJoin(nominee, eq(nominee.id, incident.nomineeId))
    .leftJoin(delegation, eq(delegation.id, nominee.delegationId))
    .leftJoin(pass, eq(pass.id, incident.passId))
    .leftJoin(account, eq(account.id, incident.ownerId))
    .leftJoin(first, eq(first.id, incident.firstPassageId))
    .leftJoin(firstGate, eq(firstGate.id, first.gateId))
    .leftJoin(second, eq(second.id, incident.secondPassageId))
    .$dynamic();

async function entriesOf(ids: readonly string[]) {
  if (ids.length === 0) return [];
  const to = alias(account, "receiver");
  return database()
    .select({
      id: incidentEntry.id,
      incidentId: incidentEntry.incidentId,
      deed: incidentEntry.deed,
      at: incidentEntry.at,
      note: incidentEntry.note,
      by: account.name,
      to: to.name,
    })
    .from(incidentEntry)
    .leftJoin(account, eq(account.id, incidentEntry.by))
    .leftJoin(to, eq(to.id, incidentEntry.to))
    .where(inArray(incidentEntry.incidentId, [...ids]))
    .orderBy(asc(incidentEntry.turn));
}
