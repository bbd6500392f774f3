import { asc, desc, eq, type SQL } from "drizzle-orm";

import { DECLARATION_KINDS } from "#app/domain/declaration/permit.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { declaration } from "#db/schema/declaration.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { openAnswer, openDetails } from "./sealed.server.ts";

/** Who reads, and when (summit time): each reading is on the trail. */
export type Reader = { actor: string; now: Date };

/** A declaration as those who may read it see it. */
export type OpenDeclaration = Awaited<ReturnType<typeof openDeclarations>>[number];

/** Weapons and radios of one delegation, opened; writes the reading. The caller has checked who asks. */
export function readDeclarations(delegationId: string, reader: Reader): Promise<OpenDeclaration[]> {
  return database().transaction(async (tx) => {
    const declared = await openDeclarations(tx, eq(declaration.delegationId, delegationId));
    // Nothing is written of an empty list: nothing was read.
    if (declared.length > 0) await auditReading(tx, reader, "delegation", delegationId);
    return declared;
  });
}

/** One declaration, opened for the security office; null where there is none. Writes the reading. */
export async function readDeclared(id: string, reader: Reader): Promise<OpenDeclaration | null> {
  if (!isUuid(id)) return null;
  return database().transaction(async (tx) => {
    const [declared] = await openDeclarations(tx, eq(declaration.id, id));
    if (!declared) return null;
    await auditReading(tx, reader, "declaration", id);
    return declared;
  });
}

async function openDeclarations(tx: Transaction, which: SQL) {
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
      ...openDetails(row.kind, row.detailsSealed),
      answer: openAnswer(row.answerSealed),
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

const auditReading = (
  tx: Transaction,
  { actor, now }: Reader,
  subjectKind: "delegation" | "declaration",
  subjectId: string,
) =>
  audit(tx, {
    actor,
    action: "declaration.read",
    subjectKind,
    subjectId,
    fields: [...DECLARATION_KINDS],
    at: now,
  });
