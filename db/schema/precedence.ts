import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { LISTS, ORDERS } from "../../app/domain/precedence/policy.ts";
import { REPRESENTED_BY, STAGES } from "../../app/domain/precedence/representation.ts";
import { delegation } from "./delegation.ts";
import { account } from "./person.ts";
import { programmeItem } from "./programme.ts";

export const precedenceOrder = pgEnum("precedence_order", ORDERS);
export const precedenceList = pgEnum("precedence_list", LISTS);
export const representationStage = pgEnum("representation_stage", STAGES);
export const representedBy = pgEnum("represented_by", REPRESENTED_BY);

const item = () =>
  text()
    .notNull()
    .references(() => programmeItem.id);
const delegationId = () =>
  text()
    .notNull()
    .references(() => delegation.id);
const person = () =>
  uuid()
    .notNull()
    .references(() => account.id);
const instant = () => timestamp({ withTimezone: true });

/** Who leads a delegation, as announced, confirmed or seen. Rows are added and taken back, never changed. */
export const representation = pgTable(
  "representation",
  {
    id: uuid().primaryKey().defaultRandom(),
    delegationId: delegationId(),
    /** The session that it concerns; null for the whole summit. */
    itemId: text().references(() => programmeItem.id),
    stage: representationStage().notNull(),
    rank: representedBy().notNull(),
    inOfficeSince: date({ mode: "string" }),
    recordedBy: person(),
    recordedAt: instant().notNull(),
    takenBackAt: instant(),
    /** Order of recording: the summit's clock may show one instant twice. */
    turn: integer().generatedAlwaysAsIdentity().notNull(),
  },
  (table) => [
    index("representation_in_force")
      .on(table.turn)
      .where(sql`${table.takenBackAt} is null`),
    check(
      "absence_has_no_date_of_office",
      sql`${table.rank} <> 'absent' or ${table.inOfficeSince} is null`,
    ),
  ],
);

/** How a session's list is ordered, where it is not as the definition says. */
export const sessionOrder = pgTable(
  "session_order",
  {
    itemId: item(),
    list: precedenceList().notNull(),
    order: precedenceOrder().notNull(),
    byStatus: boolean().notNull(),
    /** Drawn for the first place. */
    drawnId: text().references(() => delegation.id),
    changedBy: person(),
    changedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.list] })],
);

/** A place given by hand, with who gave it and why. Taken back, it stays on record. */
export const placeByHand = pgTable(
  "place_by_hand",
  {
    id: uuid().primaryKey().defaultRandom(),
    itemId: item(),
    list: precedenceList().notNull(),
    delegationId: delegationId(),
    place: integer().notNull(),
    reason: text().notNull(),
    givenBy: person(),
    givenAt: instant().notNull(),
    takenBackAt: instant(),
    /** The place by hand that this one was given instead of; it holds again when this one is taken back. */
    insteadOf: uuid(),
  },
  (table) => [
    uniqueIndex("one_place_by_hand_a_delegation")
      .on(table.itemId, table.list, table.delegationId)
      .where(sql`${table.takenBackAt} is null`),
    uniqueIndex("no_place_given_twice")
      .on(table.itemId, table.list, table.place)
      .where(sql`${table.takenBackAt} is null`),
    check("places_count_from_one", sql`${table.place} >= 1`),
    check("a_place_by_hand_has_its_reason", sql`length(btrim(${table.reason})) >= 3`),
  ],
);

/** Minutes of one delegation's statement: 0 keeps it off the list, null gives it the usual ones again. */
export const statementTime = pgTable(
  "statement_time",
  {
    itemId: item(),
    delegationId: delegationId(),
    minutes: integer(),
    changedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.delegationId] }),
    check("a_statement_fits_a_session", sql`${table.minutes} between 0 and 120`),
  ],
);

/** Who had the floor of a session, when and for how many seconds. */
export const floorTurn = pgTable(
  "floor_turn",
  {
    id: uuid().primaryKey().defaultRandom(),
    itemId: item(),
    delegationId: delegationId(),
    allotted: integer().notNull(),
    extended: integer().notNull().default(0),
    startedAt: instant().notNull(),
    endedAt: instant(),
    turn: integer().generatedAlwaysAsIdentity().notNull(),
  },
  (table) => [
    uniqueIndex("one_speaker_at_a_time")
      .on(table.itemId)
      .where(sql`${table.endedAt} is null`),
    index("floor_turn_by_item").on(table.itemId, table.turn),
    check("a_turn_ends_after_it_begins", sql`${table.endedAt} >= ${table.startedAt}`),
    check("a_turn_has_its_seconds", sql`${table.allotted} > 0 and ${table.extended} >= 0`),
  ],
);
