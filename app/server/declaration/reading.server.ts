import { asc, desc, eq, type SQL } from "drizzle-orm";

import { DECLARATION_KINDS } from "#app/domain/declaration/permit.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { declaration } from "#db/schema/declaration.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";

import { recordExport, recordReading } from "../audit/reading.server.ts";
import type { Deed } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { openAnswer, openDetails } from "./sealed.server.ts";
import type { Leave } from "../platform/sealing/leave.server.ts";

/** Who reads, and when (summit time): each reading is on the trail. */
export type Reader = { actor: string; now: Date };

/** A declaration as those who may read it see it. */
export type OpenDeclaration = Awaited<ReturnType<typeof openDeclarations>>[number];

/** Weapons and radios of one delegation, opened, to be looked at or taken away on paper; writes which. The caller has checked who asks. */
export function readDeclarations(
  delegationId: string,
  reader: Reader,
  taken: "read" | "exported" = "read",
): Promise<OpenDeclaration[]> {
  return database().transaction(async (tx) => {
    const which = eq(declaration.delegationId, delegationId);
    // Nothing is written of an empty list: nothing was read.
    if ((await tx.$count(declaration, which)) === 0) return [];
    const deed = readingOf(reader, "delegation", delegationId, taken);
    const leave = taken === "read" ? await recordReading(tx, deed) : await recordExport(tx, [deed]);
    return openDeclarations(tx, which, leave);
  });
}

/** One declaration, opened for the security office; null where there is none. Writes the reading. */
export async function readDeclared(id: string, reader: Reader): Promise<OpenDeclaration | null> {
  if (!isUuid(id)) return null;
  return database().transaction(async (tx) => {
    const which = eq(declaration.id, id);
    if ((await tx.$count(declaration, which)) === 0) return null;
    const leave = await recordReading(tx, readingOf(reader, "declaration", id, "read"));
    const [declared] = await openDeclarations(tx, which, leave);
    return declared ?? null;
  });
}

async function openDeclarations(tx: Transaction, which: SQL, leave: Leave) {
  const rows = await tx
    .select({
      declaration,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      decidedByName: account.name,
    })
    .from(declaration)
    .leftJoin(nominee, eq(nominee.id, declaration.bearerId))
    .leftJoin(account, eq(account.id, declaration.decidedBy))
    .where(which)
    .orderBy(asc(declaration.kind), desc(declaration.declaredAt), asc(declaration.id));
  return rows.map(({ declaration: row, surname, givenNames, decidedByName }) => {
    return {
      ...openDetails(row.kind, row.detailsSealed, leave),
      answer: openAnswer(row.answerSealed, leave),
      id: row.id,
      delegationId: row.delegationId,
      bearerId: row.bearerId,
      entryPoint: row.entryPoint,
      entryDay: row.entryDay,
      exitPoint: row.exitPoint,
      exitDay: row.exitDay,
      status: row.status,
      late: row.late,
      version: row.version,
      declaredAt: row.declaredAt,
      decidedAt: row.decidedAt,
      decidedByName,
      bearer: row.bearerId ? { surname: surname ?? "", givenNames: givenNames ?? "" } : null,
    };
  });
}

const readingOf = (
  { actor, now }: Reader,
  subjectKind: "delegation" | "declaration",
  subjectId: string,
  taken: "read" | "exported",
): Deed => ({
  actor,
  action: `declaration.${taken}`,
  subjectKind,
  subjectId,
  fields: [...DECLARATION_KINDS],
  at: now,
});
