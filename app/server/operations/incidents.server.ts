import { and, desc, eq, gte, isNull, lte, ne, or, sql } from "drizzle-orm";

import { account } from "#db/schema/person.ts";
import { gate } from "#db/schema/gate.ts";
import { incident } from "#db/schema/incident.ts";

import { database } from "../platform/database.server.ts";

/** The wall has room for this many. */
const SHOWN = 12;

/**
 * What stood open at an instant, and what was opened that day: open ones first, then the newest. Those that a late passage
 * explained are left out.
 */
export async function readIncidents(midnight: Date, at: Date) {
  const openThen = or(isNull(incident.closedAt), sql`${incident.closedAt} > ${at.toISOString()}`);
  const rows = await database()
    .select({
      id: incident.id,
      kind: incident.kind,
      text: incident.text,
      zone: incident.zone,
      gate: gate.name,
      owner: account.name,
      openedAt: incident.openedAt,
      isOpen: sql<boolean>`${openThen}`,
    })
    .from(incident)
    .leftJoin(gate, eq(gate.id, incident.gateId))
    .leftJoin(account, eq(account.id, incident.ownerId))
    .where(
      and(
        ne(incident.state, "withdrawn"),
        lte(incident.openedAt, at),
        or(openThen, gte(incident.openedAt, midnight)),
      ),
    )
    .orderBy(sql`${openThen} desc`, desc(incident.openedAt), incident.id)
    .limit(SHOWN);
  const open = await database().$count(
    incident,
    and(ne(incident.state, "withdrawn"), lte(incident.openedAt, at), openThen),
  );
  return { open, rows };
}
