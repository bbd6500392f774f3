import anyAscii from "any-ascii";

import { suggestCode } from "#app/domain/application/code.ts";
import type { ApplicantKind } from "#app/domain/delegation/status.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { placesOfOne } from "#app/domain/summit/places.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { delegation, delegationStatusHistory, quota } from "#db/schema/delegation.ts";

import type { Inviter } from "../invitation/invite.server.ts";
import { audit } from "../platform/audit.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

export type Entity = { kind: ApplicantKind; name: Trilingual; code: string; sortKey: string };

/**
 * Makes an entity that was accepted a delegation: of its kind from today on, with the places that the definition gives
 * that status. Answers its id, which is never one of the definition's.
 */
export async function enrolEntity(
  tx: Transaction,
  { kind, name, code, sortKey }: Entity,
  { actor, now }: Inviter,
): Promise<string> {
  const definition = await summitDefinition();
  const id = `${kind}-${code.toLowerCase()}`;
  await tx.insert(delegation).values({ id, kind, code, name, formalName: name, sortKey });
  const since = { status: kind, from: astanaDay(now) };
  await tx
    .insert(delegationStatusHistory)
    .values({ delegationId: id, status: since.status, fromDay: since.from });
  // An entity that is accepted on the last day, or after it, registers all the same.
  const lastDay = definition.days.at(-1) ?? since.from;
  const days = [lastDay < since.from ? since.from : lastDay];
  await tx.insert(quota).values(placesOfOne({ id, statuses: [since] }, { ...definition, days }));
  await audit(tx, {
    actor,
    action: "delegation.enrolled",
    subjectKind: "delegation",
    subjectId: id,
    fields: ["kind", "name", "code", "sortKey"],
    at: now,
  });
  return id;
}

/** What an officer may take or change: a code that is free, and a key to sort by in Latin letters. */
export async function suggestNames(
  db: Pick<Transaction, "select">,
  name: string,
): Promise<{ code: string; sortKey: string }> {
  const rows = await db.select({ code: delegation.code }).from(delegation);
  const taken = new Set(rows.map(({ code }) => code));
  return { code: suggestCode(name, taken, anyAscii), sortKey: anyAscii(name) };
}
