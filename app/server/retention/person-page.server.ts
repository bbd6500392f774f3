import { desc, eq } from "drizzle-orm";

import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { erasureRefusal } from "#app/domain/retention/erasure.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { account } from "#db/schema/person.ts";
import { dataRequest } from "#db/schema/retention.ts";

import { database } from "../platform/database.server.ts";
import { standingOf } from "./person-standing.server.ts";

/** One person as far as their request needs it: who, why they cannot be erased now, and what was asked before. */
export async function personPage(id: string, language: Language, now: Date) {
  if (!isUuid(id)) return null;
  const [row] = await database()
    .select({ file: nominee, name: delegation.name, code: delegation.code })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(eq(nominee.id, id));
  if (!row) return null;
  const requests = await database()
    .select({
      id: dataRequest.id,
      kind: dataRequest.kind,
      reason: dataRequest.reason,
      askedAt: dataRequest.askedAt,
      by: account.name,
    })
    .from(dataRequest)
    .leftJoin(account, eq(account.id, dataRequest.askedBy))
    .where(eq(dataRequest.nomineeId, id))
    .orderBy(desc(dataRequest.askedAt));
  return {
    id,
    name: surnameFirst(row.file),
    number: personNumber(row.code, row.file.number),
    delegation: row.name[language],
    status: row.file.status,
    refusal: erasureRefusal(await standingOf(database(), row.file), now),
    requests,
  };
}
export type PersonPage = NonNullable<Awaited<ReturnType<typeof personPage>>>;
