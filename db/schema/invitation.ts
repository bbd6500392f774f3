import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { APPLICATION_STATES } from "../../app/domain/application/state.ts";
import { delegation, delegationKind } from "./delegation.ts";
import { noteVerbale, paper } from "./paper.ts";
import { account, language, role } from "./person.ts";
import { bytea } from "./types.ts";

/**
 * A focal point or deputy asked to register for a delegation. Open until used, withdrawn or declined; its links run out
 * in real time, and another can be sent.
 */
export const invitation = pgTable(
  "invitation",
  {
    id: uuid().primaryKey().defaultRandom(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    role: role().notNull(),
    /** In lower case. */
    email: text().notNull(),
    name: text().notNull(),
    language: language().notNull(),
    noteVerbaleId: uuid().references(() => noteVerbale.id),
    invitedBy: uuid().references(() => account.id),
    invitedAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
    /** Whose account it made, or gave its role to. */
    accountId: uuid().references(() => account.id),
    withdrawnAt: timestamp({ withTimezone: true }),
    /** The recipient said: not me. */
    declinedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    check("invitation_to_a_delegation_role", sql`${table.role} in ('focal', 'deputy')`),
    check(
      "invitation_ends_once",
      sql`num_nonnulls(${table.usedAt}, ${table.withdrawnAt}, ${table.declinedAt}) <= 1`,
    ),
    check(
      "invitation_used_by_an_account",
      sql`(${table.usedAt} is null) = (${table.accountId} is null)`,
    ),
    uniqueIndex("one_open_invitation_an_address")
      .on(table.email)
      .where(sql`num_nonnulls(used_at, withdrawn_at, declined_at) = 0`),
    uniqueIndex("one_focal_point_invited_a_delegation")
      .on(table.delegationId)
      .where(sql`role = 'focal' and num_nonnulls(used_at, withdrawn_at, declined_at) = 0`),
    index("invitation_by_time").on(table.invitedAt),
  ],
);

/** A link of an invitation: the digest of its secret. Only the newest works; the earlier ones are kept to say so. Real time. */
export const invitationLink = pgTable(
  "invitation_link",
  {
    digest: bytea().primaryKey(),
    invitationId: uuid()
      .notNull()
      .references(() => invitation.id, { onDelete: "cascade" }),
    sentAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    replacedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex("one_live_link_an_invitation")
      .on(table.invitationId)
      .where(sql`replaced_at is null`),
  ],
);

export const applicationState = pgEnum("application_state", APPLICATION_STATES);

/** A registering entity that applies for itself: it may nominate nobody before an officer accepts it. */
export const application = pgTable(
  "application",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Given to the form as it was opened: the same form posted twice is one application. */
    formId: uuid().notNull().unique("application_once_a_form"),
    kind: delegationKind().notNull(),
    name: text().notNull(),
    /** As the applicant writes it. */
    country: text().notNull(),
    contact: text().notNull(),
    /** In lower case. */
    email: text().notNull(),
    language: language().notNull(),
    website: text().notNull().default(""),
    people: integer().notNull(),
    purpose: text().notNull().default(""),
    letterId: uuid().references(() => paper.id),
    state: applicationState().notNull().default("waiting"),
    /** The reason of a refusal, as it is told to the applicant. */
    reason: text().notNull().default(""),
    decidedBy: uuid().references(() => account.id),
    decidedAt: timestamp({ withTimezone: true }),
    /** The delegation that the acceptance made. */
    delegationId: text().references(() => delegation.id),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    check(
      "application_from_a_kind_that_applies",
      sql`${table.kind} not in ('state', 'organisation', 'secretariat')`,
    ),
    check(
      "application_decided_by_somebody",
      sql`(${table.state} = 'waiting') = (${table.decidedAt} is null)`,
    ),
    check(
      "application_accepted_has_a_delegation",
      sql`(${table.state} = 'accepted') = (${table.delegationId} is not null)`,
    ),
    check("application_for_somebody", sql`${table.people} between 1 and 5000`),
    uniqueIndex("one_waiting_application_a_name_and_address")
      .on(table.email, sql`lower(${table.name})`)
      .where(sql`state = 'waiting'`),
    index("application_by_state").on(table.state, table.receivedAt),
  ],
);
