import { sql } from "drizzle-orm";
import {
  check,
  date,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { TEXT_LAYERS } from "../../app/domain/paper/text-layer.ts";
import { delegation } from "./delegation.ts";
import { account } from "./person.ts";
import { bytea } from "./types.ts";

export const textLayer = pgEnum("text_layer", TEXT_LAYERS);

/**
 * A PDF as it was handed in: a note verbale, a letter of assignment. It may name passports, so bytes and text are sealed,
 * and it is served as an attachment only.
 */
export const paper = pgTable(
  "paper",
  {
    id: uuid().primaryKey().defaultRandom(),
    sealed: bytea().notNull(),
    /** Of the PDF itself. */
    sha256: bytea().notNull(),
    byteLength: integer().notNull(),
    pages: integer().notNull(),
    textLayer: textLayer().notNull(),
    /** The lines of the text layer, as JSON, sealed; null where there is none. */
    linesSealed: bytea(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check(
      "paper_with_text_has_lines",
      sql`(${table.textLayer} = 'read') = (${table.linesSealed} is not null)`,
    ),
  ],
);

/** The letter by which a delegation names its focal point or its people. One number once a delegation. */
export const noteVerbale = pgTable(
  "note_verbale",
  {
    id: uuid().primaryKey().defaultRandom(),
    delegationId: text()
      .notNull()
      .references(() => delegation.id),
    number: text().notNull(),
    /** The day written on the note. */
    day: date({ mode: "string" }).notNull(),
    paperId: uuid().references(() => paper.id),
    registeredBy: uuid().references(() => account.id),
    /** Summit time. */
    registeredAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [unique("note_verbale_once_a_delegation").on(table.delegationId, table.number)],
);
