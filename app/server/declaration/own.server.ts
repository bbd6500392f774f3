import { and, asc, eq, notInArray } from "drizzle-orm";

import type { DeclarationSetting } from "#app/domain/declaration/declaration.ts";
import type { DeclarationKind } from "#app/domain/declaration/permit.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { declaration } from "#db/schema/declaration.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { NOT_COMING } from "../travel/people.server.ts";
import type { Writer } from "../travel/plan.server.ts";

/** What a delegation's form is read against: its possible bearers, where one enters, and the rules. */
export async function declarationSetting(
  delegationId: string,
  kind: DeclarationKind,
): Promise<DeclarationSetting> {
  const definition = await summitDefinition();
  const people = await bearers(delegationId, kind);
  return {
    bearers: people.map(({ id }) => id),
    points: definition.entryPoints,
    days: definition.days,
    rules: definition.declarationRules,
  };
}

/** Who may carry it: for weapons people of the badge letter that the rules name, for radios anybody who comes. */
export async function bearers(delegationId: string, kind: DeclarationKind) {
  const { categories, declarationRules } = await summitDefinition();
  const people = await database()
    .select({
      id: nominee.id,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      category: nominee.category,
    })
    .from(nominee)
    .where(and(eq(nominee.delegationId, delegationId), notInArray(nominee.status, [...NOT_COMING])))
    .orderBy(asc(nominee.surname), asc(nominee.givenNames));
  if (kind === "radio") return people;
  const letters = new Map(categories.map(({ id, letter }) => [id, letter]));
  return people.filter(
    ({ category }) => letters.get(category ?? "") === declarationRules.bearerLetter,
  );
}

/** A delegation's own declaration, held until the transaction ends; null for another's. */
export async function ownDeclaration(tx: Transaction, delegationId: string, id: string) {
  if (!isUuid(id)) return null;
  const [held] = await tx
    .select({
      kind: declaration.kind,
      status: declaration.status,
      withdrawnFrom: declaration.withdrawnFrom,
      version: declaration.version,
      changedAt: declaration.changedAt,
      byName: account.name,
    })
    .from(declaration)
    .leftJoin(account, eq(account.id, declaration.declaredBy))
    .where(and(eq(declaration.id, id), eq(declaration.delegationId, delegationId)))
    .for("update", { of: declaration });
  return held ?? null;
}

export const auditDeclaration = (
  tx: Transaction,
  { actor, now }: Pick<Writer, "actor" | "now">,
  action: string,
  id: string,
  kind: DeclarationKind,
): Promise<void> =>
  audit(tx, { actor, action, subjectKind: "declaration", subjectId: id, fields: [kind], at: now });
