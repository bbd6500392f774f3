import { and, asc, count, eq, inArray, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import type { PermitStatus } from "#app/domain/declaration/permit.ts";
import { declaration } from "#db/schema/declaration.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";

const PAGE = 50;

/** That another row names the same serial number as `declaration`, whichever index keys the two stand under. */
const sameWeapon = (other: "own" | "other") => {
  const [now, before] = [sql.raw(`${other}.serial_index`), sql.raw(`${other}.serial_index_before`)];
  return sql`(${declaration.serialIndex} in (${now}, ${before}) or ${declaration.serialIndexBefore} = ${now})`;
};

/** How many declarations are in each queue. */
export async function queueCounts(): Promise<Record<PermitStatus, number>> {
  const rows = await database()
    .select({ status: declaration.status, n: count() })
    .from(declaration)
    .groupBy(declaration.status);
  const of = (wanted: PermitStatus) => rows.find(({ status }) => status === wanted)?.n ?? 0;
  return {
    requested: of("requested"),
    granted: of("granted"),
    refused: of("refused"),
    withdrawn: of("withdrawn"),
  };
}

/** One page of a queue, who enters first standing first. Nothing sealed is opened here. */
export async function declarationQueue(status: PermitStatus, page: number) {
  const rows = await database()
    .select({
      id: declaration.id,
      kind: declaration.kind,
      delegation: delegation.name,
      iso2: delegation.iso2,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      entryPoint: declaration.entryPoint,
      entryDay: declaration.entryDay,
      late: declaration.late,
      twice: sql<boolean>`exists (select from ${declaration} other
        where ${sameWeapon("other")} and other.id <> ${declaration.id}
          and other.status in ('requested', 'granted'))`,
    })
    .from(declaration)
    .innerJoin(delegation, eq(delegation.id, declaration.delegationId))
    .leftJoin(nominee, eq(nominee.id, declaration.bearerId))
    .where(eq(declaration.status, status))
    .orderBy(asc(declaration.entryDay), asc(declaration.declaredAt), asc(declaration.id))
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE);
  return { rows: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** Delegations with another declaration in force of the same serial number; for the security office alone. */
export async function sameSerial(id: string) {
  const own = alias(declaration, "own");
  return database()
    .select({ id: declaration.id, delegation: delegation.name })
    .from(own)
    .innerJoin(declaration, sameWeapon("own"))
    .innerJoin(delegation, eq(delegation.id, declaration.delegationId))
    .where(
      and(
        eq(own.id, id),
        ne(declaration.id, id),
        inArray(declaration.status, ["requested", "granted"]),
      ),
    )
    .orderBy(asc(delegation.code));
}
