import { and, desc, eq, gte, lte, ne, type SQL, sql } from "drizzle-orm";

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
  const then = at.toISOString();
  // Two lists, each of an index of its own: no day is so bad that all its incidents are read.
  const openThen = sql`${incident.id} = any(array(
    select id from incident where closed_at is null union all select id from incident where closed_at > ${then}))`;
  const counted = and(ne(incident.state, "withdrawn"), lte(incident.openedAt, at));
  const [open, ended, openAtAll] = await Promise.all([
    newest(and(counted, openThen)),
    newest(and(counted, gte(incident.openedAt, midnight), lte(incident.closedAt, at))),
    database().$count(incident, and(counted, openThen)),
  ]);
  const rows = [
    ...open.map((row) => ({ ...row, isOpen: true })),
    ...ended.map((row) => ({ ...row, isOpen: false })),
  ];
  return { open: openAtAll, rows: rows.slice(0, SHOWN) };
}

const newest = (which: SQL | undefined) =>
  database()
    .select({
      id: incident.id,
      kind: incident.kind,
      text: incident.text,
      zone: incident.zone,
      gate: gate.name,
      owner: account.name,
      openedAt: incident.openedAt,
    })
    .from(incident)
    .leftJoin(gate, eq(gate.id, incident.gateId))
    .leftJoin(account, eq(account.id, incident.ownerId))
    .where(which)
    .orderBy(desc(incident.openedAt), incident.id)
    .limit(SHOWN);
