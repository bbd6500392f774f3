import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
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

import {
  IMPORT_PARTS,
  IMPORT_STAGES,
  PHOTO_STATES,
  ROW_STATES,
} from "../../app/domain/import/stages.ts";
import { delegation } from "./delegation.ts";
import { file } from "./nominee.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const importStage = pgEnum("import_stage", IMPORT_STAGES);
export const importPart = pgEnum("import_part", IMPORT_PARTS);
export const importRowState = pgEnum("import_row_state", ROW_STATES);
export const importPhotoState = pgEnum("import_photo_state", PHOTO_STATES);

/**
 * A list of nominees that a delegation uploaded. It holds passports, so everything of the files is sealed, and goes as
 * soon as the list is saved, cancelled or a day old. Times are real, not summit, time.
 */
export const nomineeImport = pgTable(
  "nominee_import",
  {
    id: uuid().primaryKey().defaultRandom(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    createdBy: uuid()
      .notNull()
      .references(() => account.id),
    stage: importStage().notNull().default("receiving"),
    /** What the files are called, what of them was not understood, and why they were refused: sealed, for they may name people. */
    aboutSealed: bytea(),
    listBytes: bigint({ mode: "number" }).notNull().default(0),
    photosBytes: bigint({ mode: "number" }).notNull().default(0),
    /** Counts the tries: work of an earlier one that is still running ends when it sees a later. */
    attempt: integer().notNull().default(1),
    rowsTotal: integer().notNull().default(0),
    rowsDone: integer().notNull().default(0),
    photosTotal: integer().notNull().default(0),
    photosDone: integer().notNull().default(0),
    peopleSaved: integer().notNull().default(0),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** The last sign of life of whoever works on it. */
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex("one_import_at_a_time")
      .on(table.delegationId)
      .where(sql`${table.stage} in ('waiting', 'reading', 'ready', 'saving', 'failed')`),
    index("nominee_import_by_expiry").on(table.expiresAt),
  ],
);

/** The uploaded files, sealed in pieces, so that neither process ever holds a whole archive. */
export const importChunk = pgTable(
  "import_chunk",
  {
    importId: uuid()
      .notNull()
      .references(() => nomineeImport.id, { onDelete: "cascade" }),
    part: importPart().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.part, table.position] })],
);

/** One person of the list, as read and checked; sealed whole. `position` is the row's number in the spreadsheet. */
export const importRow = pgTable(
  "import_row",
  {
    importId: uuid()
      .notNull()
      .references(() => nomineeImport.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    state: importRowState().notNull(),
    contentsSealed: bytea().notNull(),
    quotaGroup: text(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.position] }),
    index("import_row_by_state").on(table.importId, table.state, table.position),
  ],
);

/** One picture of the archive, by its place in it; the name is sealed, for it names a person. */
export const importPhoto = pgTable(
  "import_photo",
  {
    importId: uuid()
      .notNull()
      .references(() => nomineeImport.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    state: importPhotoState().notNull(),
    aboutSealed: bytea().notNull(),
    row: integer(),
    fileId: uuid().references(() => file.id, { onDelete: "set null" }),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.position] }),
    foreignKey({
      name: "import_photo_of_row",
      columns: [table.importId, table.row],
      foreignColumns: [importRow.importId, importRow.position],
    }).onDelete("cascade"),
    index("import_photo_by_row").on(table.importId, table.row),
    index("import_photo_by_file").on(table.fileId),
  ],
);
