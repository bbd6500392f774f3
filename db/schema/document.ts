import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  bigint,
} from "drizzle-orm/pg-core";

import { STANCES } from "../../app/domain/document/position.ts";
import { SILENCE_OUTCOMES } from "../../app/domain/document/silence.ts";
import { DOCUMENT_PARTS, DOCUMENT_STATUSES } from "../../app/domain/document/status.ts";
import type { Trilingual } from "../../app/domain/language/languages.ts";
import { bodyMeeting } from "./body.ts";
import { delegation } from "./delegation.ts";
import { account, language } from "./person.ts";
import { bytea } from "./types.ts";

export const documentStatus = pgEnum("document_status", DOCUMENT_STATUSES);
export const documentPart = pgEnum("document_part", DOCUMENT_PARTS);
export const stance = pgEnum("stance", STANCES);
export const silenceOutcome = pgEnum("silence_outcome", SILENCE_OUTCOMES);

/** A document that the Special Working Group drafts and the Summit adopts. `status` is kept by its turns, never by the application. */
export const outcomeDocument = pgTable("outcome_document", {
  id: text().primaryKey(),
  position: integer().notNull(),
  title: jsonb().$type<Trilingual>().notNull(),
  note: jsonb().$type<Trilingual>(),
  status: documentStatus().notNull(),
});

/** Who put a document forward, and who coordinates the work on it. */
export const documentSponsor = pgTable(
  "document_sponsor",
  {
    documentId: text()
      .notNull()
      .references(() => outcomeDocument.id, { onDelete: "cascade" }),
    part: documentPart().notNull(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.part, table.delegationId] }),
    uniqueIndex("one_proposer_and_one_coordinator_a_document")
      .on(table.documentId, table.part)
      .where(sql`part <> 'co_coordinator'`),
  ],
);

/** A text as it was on one day: numbered from 1, never changed. Paragraphs of a file are those that could be read from it. */
export const documentVersion = pgTable(
  "document_version",
  {
    id: uuid().primaryKey().defaultRandom(),
    documentId: text()
      .notNull()
      .references(() => outcomeDocument.id),
    number: smallint().notNull(),
    language: language().notNull(),
    paragraphs: jsonb().$type<string[]>().notNull(),
    brackets: integer().notNull(),
    fileName: text(),
    mediaType: text(),
    file: bytea(),
    sha256: bytea(),
    /** What changed, in the editor's words. */
    remark: text().notNull(),
    meetingId: text().references(() => bodyMeeting.id),
    writtenBy: uuid()
      .notNull()
      .references(() => account.id),
    /** Summit time. */
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    unique("version_number_once_a_document").on(table.documentId, table.number),
    unique("version_of_its_document").on(table.id, table.documentId),
    check("version_numbered_from_one", sql`${table.number} >= 1`),
    check(
      "version_has_a_text_or_a_file",
      sql`jsonb_array_length(${table.paragraphs}) > 0 or ${table.file} is not null`,
    ),
    check(
      "version_file_is_whole",
      sql`num_nulls(${table.fileName}, ${table.mediaType}, ${table.file}, ${table.sha256}) in (0, 4)`,
    ),
  ],
);

/** A step of a document on its way: which body decided on which day, on which text. Never changed. */
export const documentTurn = pgTable(
  "document_turn",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    documentId: text()
      .notNull()
      .references(() => outcomeDocument.id),
    fromStatus: documentStatus().notNull(),
    toStatus: documentStatus().notNull(),
    /** Of the decision, in Astana. */
    day: date({ mode: "string" }).notNull(),
    versionId: uuid(),
    meetingId: text().references(() => bodyMeeting.id),
    /** Why it went back; empty for a step on. */
    reason: text().notNull(),
    actor: uuid()
      .notNull()
      .references(() => account.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index("turns_of_a_document").on(table.documentId, table.id),
    foreignKey({
      name: "document_turn_on_a_text_of_its_own_fk",
      columns: [table.versionId, table.documentId],
      foreignColumns: [documentVersion.id, documentVersion.documentId],
    }),
    check(
      "a_step_back_has_a_reason",
      sql`${table.toStatus} > ${table.fromStatus} or ${table.reason} <> ''`,
    ),
    check(
      "a_clearance_names_its_text",
      sql`${table.toStatus} < ${table.fromStatus} or ${table.versionId} is not null`,
    ),
  ],
);

/** What a delegation said of a version or one of its paragraphs; of several turns the last counts. Never changed. */
export const documentPosition = pgTable(
  "document_position",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    versionId: uuid()
      .notNull()
      .references(() => documentVersion.id),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    /** From 1; null is the whole text. */
    paragraph: smallint(),
    turn: smallint().notNull(),
    stance: stance().notNull(),
    proposal: text().notNull(),
    remark: text().notNull(),
    actor: uuid()
      .notNull()
      .references(() => account.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    unique("positions_follow_one_another")
      .on(table.versionId, table.delegationId, table.paragraph, table.turn)
      .nullsNotDistinct(),
    check(
      "a_proposal_brings_its_wording",
      sql`(${table.stance} = 'propose') = (${table.proposal} <> '')`,
    ),
    check(
      "a_reservation_gives_its_reason",
      sql`${table.stance} <> 'reserve' or ${table.remark} <> ''`,
    ),
  ],
);

/** A text put to the delegations until an hour: whoever says nothing until then agrees. */
export const silenceProcedure = pgTable(
  "silence_procedure",
  {
    id: uuid().primaryKey().defaultRandom(),
    documentId: text().notNull(),
    versionId: uuid().notNull(),
    openedBy: uuid()
      .notNull()
      .references(() => account.id),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    deadline: timestamp({ withTimezone: true }).notNull(),
    outcome: silenceOutcome(),
    closedAt: timestamp({ withTimezone: true }),
    /** The position that broke it. */
    brokenBy: bigint({ mode: "number" }).references(() => documentPosition.id),
  },
  (table) => [
    foreignKey({
      name: "silence_on_a_text_of_its_document_fk",
      columns: [table.versionId, table.documentId],
      foreignColumns: [documentVersion.id, documentVersion.documentId],
    }),
    uniqueIndex("one_silence_at_a_time")
      .on(table.documentId)
      .where(sql`outcome is null`),
    index("silence_of_a_document").on(table.documentId, table.openedAt),
    check("silence_ends_after_it_begins", sql`${table.deadline} > ${table.openedAt}`),
    check("silence_ends_once", sql`(${table.outcome} is null) = (${table.closedAt} is null)`),
    check(
      "silence_is_broken_by_a_word",
      sql`(${table.outcome} is not distinct from 'broken') = (${table.brokenBy} is not null)`,
    ),
    check(
      "silence_is_agreement_only_at_its_end",
      sql`${table.outcome} is distinct from 'agreed' or ${table.closedAt} >= ${table.deadline}`,
    ),
  ],
);
