import { and, desc, eq, ilike, inArray, like, lt, or, sql } from "drizzle-orm";

import { isUuid } from "#app/domain/uuid.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { account } from "#db/schema/person.ts";

import { database } from "../platform/database.server.ts";
import { containing, startingWith } from "../platform/like.server.ts";

export const TRAIL_PAGE = 50;

/** Narrowed by kind and id of the subject, by action, and by who did it (account or device id, part of a name). */
export type TrailQuery = {
  subject: string;
  actor: string;
  action: string;
  /** Entries older than this one. */
  before: number | null;
};

/** More people than these of one name are nobody in particular. */
const NAMESAKES = 100;

/**
 * One page of the trail, newest first. Names of actors are looked up for reading; the trail itself holds ids. Each way to
 * narrow it has an index that ends in the entry's number, so that a page is as quick from a million entries as from none.
 */
export async function readTrail({ subject, actor, action, before }: TrailQuery) {
  const rows = await database()
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      recordedAt: auditEntry.recordedAt,
      actor: auditEntry.actor,
      action: auditEntry.action,
      subjectKind: auditEntry.subjectKind,
      subjectId: auditEntry.subjectId,
      fields: auditEntry.fields,
    })
    .from(auditEntry)
    .where(
      and(
        before === null ? undefined : lt(auditEntry.id, before),
        subject === ""
          ? undefined
          : or(
              eq(auditEntry.subjectKind, subject),
              eq(auditEntry.subjectId, subject),
              isExportWith(subject),
            ),
        actor === "" ? undefined : inArray(auditEntry.actor, await actorsCalled(actor)),
        // Actions are written in small letters.
        action === "" ? undefined : like(auditEntry.action, startingWith(action.toLowerCase())),
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(TRAIL_PAGE + 1);
  const shown = rows.slice(0, TRAIL_PAGE);
  const names = await namesOf(shown.map((row) => row.actor));
  const entries = shown.map((row) => ({ ...row, name: names.get(row.actor) ?? null }));
  return { entries, older: rows.length > TRAIL_PAGE ? (entries.at(-1)?.id ?? null) : null };
}

/** The id itself, and accounts whose name holds these words. */
async function actorsCalled(words: string): Promise<string[]> {
  const called = await database()
    .select({ id: account.id })
    .from(account)
    .where(ilike(account.name, containing(words)))
    .limit(NAMESAKES);
  return [words, ...called.map(({ id }) => id)];
}

async function namesOf(actors: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors)].filter(isUuid);
  if (ids.length === 0) return new Map();
  const rows = await database()
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
/** That a person went away in a list of their delegation: whoever asks who read their passport is told of that too. */
const isExportWith = (person: string) =>
  isUuid(person)
    ? sql`(${auditEntry.action} in ('passports.exported', 'declaration.exported') and ${auditEntry.subjectKind} = 'delegation'
        and ${auditEntry.subjectId} = (select delegation_id from nominee where id = ${person}::uuid))`
    : undefined;
export type TrailEntry = Awaited<ReturnType<typeof readTrail>>["entries"][number];
