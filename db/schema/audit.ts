import { bigint, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

/**
 * The trail. Ids and field names only, never personal values, so that erasing a person leaves it true.
 * The application's role may add and read, not change (granted in `scripts/migrate.ts`).
 */
export const auditEntry = pgTable(
  "audit_entry",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** Summit time; `recordedAt` is real time. */
    at: timestamp({ withTimezone: true }).notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Account id, device id or `system`. */
    actor: text().notNull(),
    action: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    fields: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    correlation: uuid(),
  },
  (table) => [
    index("audit_entry_by_subject").on(table.subjectKind, table.subjectId, table.id),
    index("audit_entry_by_subject_id").on(table.subjectId, table.id),
    index("audit_entry_by_actor").on(table.actor, table.id),
    /** By the beginning of an action's name: `passport`. */
    index("audit_entry_by_action").on(table.action.op("text_pattern_ops"), table.id),
  ],
);

/** Mail as handed to the job queue; the demonstration shows it as its outbox. */
export const mail = pgTable(
  "mail",
  {
    id: uuid().primaryKey().defaultRandom(),
    recipient: text().notNull(),
    language: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    /** An iCalendar object (RFC 5545) that goes with it. */
    calendar: text(),
    queuedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp({ withTimezone: true }),
    /** When it was given up, and what the mail server said: its codes alone, no address. Null while it is tried. */
    failedAt: timestamp({ withTimezone: true }),
    failure: text(),
  },
  (table) => [
    index("mail_by_time").on(table.queuedAt),
    // What waits is little, however much was sent.
    index("mail_waiting")
      .on(table.queuedAt)
      .where(sql`${table.sentAt} is null and ${table.failedAt} is null`),
    index("mail_undelivered")
      .on(table.failedAt)
      .where(sql`${table.failedAt} is not null`),
  ],
);
