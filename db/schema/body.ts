import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";

import type { Trilingual } from "../../app/domain/language/languages.ts";
import { PRINCIPAL_RANKS } from "../../app/domain/precedence/ranks.ts";
import { delegation } from "./delegation.ts";
import { meetingMode, programmeItem } from "./programme.ts";

export const participantLevel = pgEnum("participant_level", PRINCIPAL_RANKS);

/**
 * A meeting of a body of the definition. One that stands in the programme has its day, hours, place, mode and link there;
 * what is not known is null.
 */
export const bodyMeeting = pgTable(
  "body_meeting",
  {
    id: text().primaryKey(),
    body: text().notNull(),
    itemId: text()
      .unique("programme_item_of_one_meeting")
      .references(() => programmeItem.id),
    firstDay: date({ mode: "string" }),
    /** Of a meeting of several days. */
    lastDay: date({ mode: "string" }),
    startsAt: timestamp({ withTimezone: true }),
    endsAt: timestamp({ withTimezone: true }),
    mode: meetingMode(),
    place: jsonb().$type<Trilingual>(),
    /** Where one joins; shown to delegations that read drafts, and to staff. */
    link: text().notNull().default(""),
    chairId: text().references(() => delegation.id),
    /** It does not take place, and stays in sight. One in the programme is cancelled there. */
    calledOffAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("meetings_by_day").on(table.firstDay),
    check(
      "a_meeting_has_its_day_in_one_place",
      sql`(${table.itemId} is null) = (${table.firstDay} is not null)`,
    ),
    check(
      "a_meeting_is_held_one_way",
      sql`${table.itemId} is null or (${table.mode} is null and ${table.link} = '')`,
    ),
    check(
      "a_meeting_is_called_off_in_one_place",
      sql`${table.itemId} is null or ${table.calledOffAt} is null`,
    ),
    check(
      "a_meeting_ends_after_it_begins",
      sql`coalesce(${table.lastDay} > ${table.firstDay}, true) and coalesce(${table.endsAt} > ${table.startsAt}, true)`,
    ),
  ],
);

/** Which delegation takes part in a meeting, and at which level. */
export const meetingParticipant = pgTable(
  "meeting_participant",
  {
    meetingId: text()
      .notNull()
      .references(() => bodyMeeting.id, { onDelete: "cascade" }),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    level: participantLevel().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.delegationId] })],
);
