import { and, desc, eq, sql } from "drizzle-orm";

import { DRAFT_FIELDS, type TypedDraft } from "#app/domain/nominee/draft.ts";
import { type FieldConflict, mergeTyped } from "#app/domain/nominee/merge.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { account } from "#db/schema/person.ts";

import { database } from "../platform/database.server.ts";
import type { OpenedFile } from "./nominee-file.server.ts";
import { typedOf } from "./typed.server.ts";

/** Somebody else saved the file meanwhile: what differs, field by field, and by whom. */
export type Conflict = {
  by: string;
  at: string;
  conflicts: FieldConflict[];
  /** Changed by them alone, and taken over into the form. */
  taken: { field: FieldConflict["field"]; theirs: string }[];
  photoToo: boolean;
};

/** The form as it is shown again: mine, merged with what they alone changed. */
export type Merged = { typed: TypedDraft; base: TypedDraft; version: number; conflict: Conflict };

/** Compares what was typed with the file as it is now. Nothing is written. */
export async function mergeWith(
  file: OpenedFile,
  base: TypedDraft | null,
  mine: TypedDraft,
  photoToo: boolean,
): Promise<Merged> {
  const theirs = file.typed ?? typedOf(file.draft);
  const { typed, conflicts, taken } = mergeTyped(base, theirs, mine);
  return {
    typed,
    base: theirs,
    version: file.version,
    conflict: {
      by: await lastWriter(file.id),
      at: astanaTime(file.changedAt),
      conflicts,
      taken,
      photoToo,
    },
  };
}

/** What was chosen in each field that both changed: `take.surname=theirs`. */
export function chosen(
  fields: ReadonlyMap<string, string>,
  mine: TypedDraft,
  file: OpenedFile,
): TypedDraft {
  const theirs = file.typed ?? typedOf(file.draft);
  const taken = DRAFT_FIELDS.filter((field) => fields.get(`take.${field}`) === "theirs");
  return { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
}

async function lastWriter(nomineeId: string): Promise<string> {
  const [last] = await database()
    .select({ name: account.name })
    .from(auditEntry)
    .innerJoin(account, eq(sql`${account.id}::text`, auditEntry.actor))
    .where(and(eq(auditEntry.subjectKind, "nominee"), eq(auditEntry.subjectId, nomineeId)))
    .orderBy(desc(auditEntry.id))
    .limit(1);
  return last?.name ?? "";
}
