import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import type { FieldNotes } from "../../app/domain/nominee/fields.ts";
import { LATE_OUTCOMES } from "../../app/domain/nominee/late.ts";
import type { FileTurn } from "../../app/domain/nominee/news.ts";
import { FILE_STATUSES } from "../../app/domain/nominee/status.ts";
import type { DataClass } from "../../app/domain/retention/classes.ts";
import { delegation } from "./delegation.ts";
import { account, language } from "./person.ts";
import { bytea } from "./types.ts";

export const fileStatus = pgEnum("file_status", FILE_STATUSES);
export const lateOutcome = pgEnum("late_outcome", LATE_OUTCOMES);

/** Pictures and papers. Photos are re-encoded before they come here; nothing of the upload's metadata remains. */
export const file = pgTable("file", {
  id: uuid().primaryKey().defaultRandom(),
  mediaType: text().notNull(),
  sha256: bytea().notNull(),
  bytes: bytea().notNull(),
  /** A photo cut to 35 : 45 as badges print it, made at the first print. */
  print: bytea(),
  width: integer(),
  height: integer(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** A person nominated by a delegation. Passport data is sealed; names are not. */
export const nominee = pgTable(
  "nominee",
  {
    id: uuid().primaryKey().defaultRandom(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    /** Printed with the delegation's code: KGZ-0007. */
    number: integer().notNull(),
    category: text(),
    /** Copied from the category, so that the database can count places by itself. */
    quotaGroup: text(),
    /** Lives at the host's expense: takes one of the delegation's hosted places (1+N) beside the badge's. */
    hosted: boolean().notNull().default(false),
    status: fileStatus().notNull().default("draft"),
    /** Primary identifier as printed in the passport (ICAO 9303-3 §4.6). */
    surname: text().notNull().default(""),
    /** Secondary identifier; empty for a mononym. */
    givenNames: text().notNull().default(""),
    nativeName: text().notNull().default(""),
    /** The names in small plain Latin letters (`foldName`), so that «Иванов» finds IVANOV; written with them. */
    foldedName: text().notNull().default(""),
    /** Free text as the delegation writes it: "H.E. Mr". */
    honorific: text().notNull().default(""),
    position: text().notNull().default(""),
    nationality: text(),
    birthDate: date({ mode: "string" }),
    passportExpires: date({ mode: "string" }),
    passportSealed: bytea(),
    /** HMAC of issuer and number under a key of its own: finds the same passport without opening it. */
    passportIndex: bytea(),
    /** The same under the index key that comes or goes: rows under different keys are known as equal while one is changed. */
    passportIndexBefore: bytea(),
    photoId: uuid().references(() => file.id),
    /** The vetting stage that the file waits for; null before submission and after the last stage. */
    stage: text(),
    /** Until when that stage is to be decided (summit time): its hours counted from when the file reached it. */
    stageDueAt: timestamp({ withTimezone: true }),
    /** Fields that the officer asked to mend, with the reason shown to the delegation. */
    returnedFields: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    returnedReason: text().notNull().default(""),
    /** What the officer wrote to single fields, by field; `returnedReason` is about the file as a whole. */
    returnedNotes: jsonb().$type<FieldNotes>().notNull().default({}),
    /** The form as typed, sealed, while a field of it is not well formed: nothing typed is lost. */
    typedSealed: bytea(),
    /** The version of the notice that was confirmed for this person; the record is in `consent`. */
    consentVersion: text(),
    /** What a withdrawn file was and waited for, so that a slip can be undone; null where the place went to another. */
    withdrawnFrom: fileStatus(),
    withdrawnStage: text(),
    /** Classes of data that were destroyed: their columns stay empty for good (`what_is_purged_stays_purged`). */
    purged: text()
      .$type<DataClass>()
      .array()
      .notNull()
      .default(sql`'{}'`),
    version: integer().notNull().default(1),
    createdBy: uuid().references(() => account.id),
    /** Of a person who came by a list: the same row of the same list again is nobody new. */
    importDigest: bytea(),
    /** What `importDigest` was made of, sealed: the file may have been changed since, and the index key may change. */
    importIdentitySealed: bytea(),
    submittedAt: timestamp({ withTimezone: true }),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check(
      "what_is_purged_stays_purged",
      sql`(not ${table.purged} @> '{passport}' or num_nonnulls(${table.passportSealed}, ${table.passportIndex},
          ${table.passportIndexBefore}, ${table.passportExpires}, ${table.birthDate}, ${table.nationality}, ${table.typedSealed},
          ${table.importDigest}, ${table.importIdentitySealed}) = 0)
        and (not ${table.purged} @> '{photo}' or ${table.photoId} is null)
        and (not ${table.purged} @> '{delegation_list}' or ${table.surname} in ('', '—') and
          ${table.givenNames} || ${table.nativeName} || ${table.foldedName} || ${table.honorific} || ${table.position} = '')`,
    ),
    unique("nominee_number_once_a_delegation").on(table.delegationId, table.number),
    unique("nominee_imported_once").on(table.delegationId, table.importDigest),
    // A delegation's page shows those changed last, and counts beside it, which are read from this index alone.
    index("nominee_by_delegation").on(
      ...([table.delegationId, table.status, table.category, table.quotaGroup] as const),
    ),
    index("nominee_by_change").on(
      table.delegationId,
      table.changedAt.desc().nullsFirst(),
      table.number,
    ),
    index("nominee_by_folded_name").on(table.delegationId, table.foldedName, table.number),
    index("nominee_by_stage").on(table.stage, table.submittedAt),
    // The officers' queue, latest first, in pages by (due, id); and what went back to delegations.
    index("nominee_in_queue")
      .on(sql`coalesce(${table.stageDueAt}, ${table.submittedAt})`, table.id)
      .where(sql`${table.stage} is not null`),
    index("nominee_returned")
      .on(table.changedAt, table.id)
      .where(sql`${table.status} = 'returned'`),
    index("nominee_held")
      .on(table.changedAt, table.id)
      .where(sql`${table.status} = 'on_hold'`),
    index("nominee_by_passport").on(table.passportIndex),
    index("nominee_by_passport_before")
      .on(table.passportIndexBefore)
      .where(sql`${table.passportIndexBefore} is not null`),
    check(
      "imported_identity_goes_with_its_digest",
      sql`${table.importIdentitySealed} is null or ${table.importDigest} is not null`,
    ),
    index("nominee_by_nationality").on(table.nationality),
    /** Who waits for a badge: the badge desk and the operations wall count them. */
    index("nominee_cleared")
      .on(table.delegationId)
      .where(sql`${table.status} = 'cleared'`),
    index("nominee_by_name").using("gin", sql`${table.foldedName} gin_trgm_ops`),
    // People are likely the same where the birthday is: few of fifty thousand share one.
    index("nominee_by_birth_date").on(table.birthDate),
  ],
);

/** Turns of files that a delegation has not been told of yet; the letter that tells them removes them. */
export const fileNews = pgTable(
  "file_news",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id, { onDelete: "cascade" }),
    turn: text().$type<FileTurn>().notNull(),
    /** The words of whoever returned, refused or declined. */
    reason: text().notNull().default(""),
    /** Fields to mend, of a returned file. */
    fields: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Account of whoever gave the turn. */
    actor: text().notNull(),
    /** Summit time. */
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("file_news_by_delegation").on(table.delegationId, table.id)],
);

/** A nomination after the close: with its reason it waits for an officer, who admits it to vetting or declines it. */
export const lateNomination = pgTable(
  "late_nomination",
  {
    id: uuid().primaryKey().defaultRandom(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    reason: text().notNull(),
    askedBy: uuid()
      .notNull()
      .references(() => account.id),
    /** Summit time, as all below. */
    askedAt: timestamp({ withTimezone: true }).notNull(),
    outcome: lateOutcome(),
    answer: text().notNull().default(""),
    decidedBy: uuid().references(() => account.id),
    decidedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex("late_nomination_asked_once")
      .on(table.nomineeId)
      .where(sql`${table.outcome} is null`),
    index("late_nomination_by_nominee").on(table.nomineeId, table.decidedAt),
    index("late_nomination_waiting")
      .on(table.askedAt, table.id)
      .where(sql`${table.outcome} is null`),
  ],
);

/** Who confirmed which version of the notice for whom, and when. Rows are added and never changed. */
export const consent = pgTable(
  "consent",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    nomineeId: uuid()
      .notNull()
      .references(() => nominee.id),
    noticeVersion: text().notNull(),
    /** The language in which the notice stood on the screen. */
    language: language().notNull(),
    confirmedBy: uuid()
      .notNull()
      .references(() => account.id),
    confirmedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("consent_by_nominee").on(table.nomineeId, table.id)],
);
