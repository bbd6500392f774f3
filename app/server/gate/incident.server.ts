import { eq } from "drizzle-orm";

import {
  decideIncident,
  type IncidentOrder,
  type IncidentRefusal,
} from "#app/domain/gate/incident.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { gate } from "#db/schema/gate.ts";
import { incident, incidentEntry } from "#db/schema/incident.ts";

import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { canHandle } from "./incident-handlers.server.ts";

type By = { actor: string; now: Date };
const LONGEST = 1_000;

/** Takes, hands over, notes on, closes or reopens an incident; `missing` where there is none of this id. */
export async function dealWithIncident(
  id: string,
  order: IncidentOrder,
  { actor, now }: By,
): Promise<Result<null, IncidentRefusal | "missing">> {
  if (!isUuid(id)) return err("missing");
  if (order.deed === "handed_over" && order.to !== "" && !(await canHandle(order.to)))
    return err("nobody");
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({ state: incident.state })
      .from(incident)
      .where(eq(incident.id, id))
      .for("update");
    if (!found) return err("missing");
    const decided = decideIncident(found.state, order);
    if (!decided.ok) return decided;
    const to = order.deed === "handed_over" ? order.to : null;
    const owner = order.deed === "taken" ? { ownerId: actor } : to ? { ownerId: to } : {};
    const closedAt =
      order.deed === "noted" ? {} : { closedAt: decided.value === "closed" ? now : null };
    await tx
      .update(incident)
      .set({ state: decided.value, ...owner, ...closedAt })
      .where(eq(incident.id, id));
    const note = "note" in order ? order.note.trim().slice(0, LONGEST) : "";
    await tx
      .insert(incidentEntry)
      .values({ incidentId: id, deed: order.deed, at: now, by: actor, to, note });
    await onRecord(tx, `incident.${order.deed}`, id, { actor, now });
    return ok(null);
  });
}

/** Reports something in one's own words, of one gate or of none. */
export async function reportIncident(
  { text, gateId }: { text: string; gateId: string },
  { actor, now }: By,
): Promise<Result<string, "words_missing">> {
  const words = text.trim().slice(0, LONGEST);
  if (words === "") return err("words_missing");
  return database().transaction(async (tx) => {
    const [place] = await tx
      .select({ id: gate.id, zone: gate.zone })
      .from(gate)
      .where(eq(gate.id, gateId));
    const [made] = await tx
      .insert(incident)
      .values({
        ...{ kind: "report", text: words, openedAt: now, openedBy: actor },
        ...{ gateId: place?.id ?? null, zone: place?.zone ?? null },
      })
      .returning({ id: incident.id });
    if (!made) throw new Error("An incident was not stored");
    await tx
      .insert(incidentEntry)
      .values({ incidentId: made.id, deed: "opened", at: now, by: actor });
    await onRecord(tx, "incident.opened", made.id, { actor, now });
    return ok(made.id);
  });
}

const onRecord = (
  tx: Parameters<typeof audit>[0],
  action: string,
  subjectId: string,
  { actor, now }: By,
): Promise<void> => audit(tx, { actor, action, subjectKind: "incident", subjectId, at: now });
