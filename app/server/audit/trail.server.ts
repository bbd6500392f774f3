import { and, desc, eq, ilike, lt, or, sql } from "drizzle-orm";

import { auditEntry } from "#db/schema/audit.ts";
import { account } from "#db/schema/person.ts";

import { database } from "../platform/database.server.ts";

export const TRAIL_PAGE = 50;

/** Narrowed by kind and id of the subject, by action, and by who did it (account or device id, part of a name). */
export type TrailQuery = {
  subject: string;
  actor: string;
  action: string;
  /** Entries older than this one. */
  before: number | null;
};

/** One page of the trail, newest first. Names of actors are looked up for reading; the trail itself holds ids. */
export async function readTrail({ subject, actor, action, before }: TrailQuery) {
  const rows = await database()
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      recordedAt: auditEntry.recordedAt,
      actor: auditEntry.actor,
      name: account.name,
      action: auditEntry.action,
      subjectKind: auditEntry.subjectKind,
      subjectId: auditEntry.subjectId,
      fields: auditEntry.fields,
    })
    .from(auditEntry)
    .leftJoin(account, sql`${account.id}::text = ${auditEntry.actor}`)
    .where(
      and(
        before === null ? undefined : lt(auditEntry.id, before),
        subject === ""
          ? undefined
          : or(eq(auditEntry.subjectKind, subject), eq(auditEntry.subjectId, subject)),
        actor === ""
          ? undefined
          : or(eq(auditEntry.actor, actor), ilike(account.name, `%${literal(actor)}%`)),
        action === "" ? undefined : ilike(auditEntry.action, `${literal(action)}%`),
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(TRAIL_PAGE + 1);
  const entries = rows.slice(0, TRAIL_PAGE);
  return { entries, older: rows.length > TRAIL_PAGE ? (entries.at(-1)?.id ?? null) : null };
}
export type TrailEntry = Awaited<ReturnType<typeof readTrail>>["entries"][number];

const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
