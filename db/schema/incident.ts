import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  pgEnum,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { INCIDENT_DEEDS, INCIDENT_KINDS, INCIDENT_STATES } from "../../app/domain/gate/incident.ts";
import { device, gate } from "./gate.ts";
import { nominee } from "./nominee.ts";
import { pass } from "./pass.ts";
import { passage } from "./passage.ts";
import { account } from "./person.ts";

export const incidentKind = pgEnum("incident_kind", INCIDENT_KINDS);
export const incidentState = pgEnum("incident_state", INCIDENT_STATES);
export const incidentDeed = pgEnum("incident_deed", INCIDENT_DEEDS);

/**
 * Something that went wrong at the gates and wants a person's eye. Found by the system from passages (then they are named,
 * and the same find is one incident however often it is made), or reported by hand. Times are summit time.
 */
export const incident = pgTable(
  "incident",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: incidentKind().notNull(),
    state: incidentState().notNull().default("open"),
    zone: smallint(),
    gateId: text().references(() => gate.id),
    deviceId: uuid().references(() => device.id),
    nomineeId: uuid().references(() => nominee.id),
    passId: uuid().references(() => pass.id),
    firstPassageId: uuid().references(() => passage.id),
    secondPassageId: uuid().references(() => passage.id),
    /** In the words of whoever reported it. */
    text: text().notNull().default(""),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    openedBy: uuid().references(() => account.id),
    /** Who looks after it now. */
    ownerId: uuid().references(() => account.id),
    closedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex("incident_found_once")
      .on(
        table.kind,
        table.firstPassageId,
        sql`coalesce(${table.secondPassageId}, ${table.firstPassageId})`,
      )
      .where(sql`${table.firstPassageId} is not null`),
    check(
      "incident_reported_in_words",
      sql`${table.kind} <> 'report' or btrim(${table.text}) <> ''`,
    ),
    check(
      "incident_ends_at_a_time",
      sql`(${table.state} in ('closed', 'withdrawn')) = (${table.closedAt} is not null)`,
    ),
    index("incident_open")
      .on(table.openedAt)
      .where(sql`${table.closedAt} is null`),
    index("incident_by_time").on(table.openedAt),
    index("incident_ended")
      .on(table.closedAt)
      .where(sql`${table.closedAt} is not null`),
    index("incident_doubled")
      .on(table.state)
      .where(sql`${table.kind} = 'double_entry'`),
    index("incident_by_nominee").on(table.nomineeId),
    index("incident_by_pass").on(table.passId),
  ],
);

/** Who did what about an incident, in order: taken, handed over, noted, closed. */
export const incidentEntry = pgTable(
  "incident_entry",
  {
    id: uuid().primaryKey().defaultRandom(),
    incidentId: uuid()
      .notNull()
      .references(() => incident.id),
    /** Orders deeds of one instant. */
    turn: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    deed: incidentDeed().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    by: uuid().references(() => account.id),
    /** Who took it over. */
    to: uuid().references(() => account.id),
    note: text().notNull().default(""),
  },
  (table) => [index("incident_entry_by_incident").on(table.incidentId, table.turn)],
);
