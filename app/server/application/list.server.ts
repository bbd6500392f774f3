import { asc, desc, eq, ne } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { placesOfOne } from "#app/domain/summit/places.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { formatDate } from "#app/domain/time/astana.ts";
import { application } from "#db/schema/invitation.ts";
import { account } from "#db/schema/person.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { suggestNames } from "./enrol.server.ts";

const AT_ONCE = 50;

/** Applications that wait, the first come first, each with names to begin from; and the latest decisions. */
export async function applicationsPage(language: Language) {
  const definition = await summitDefinition();
  const db = database();
  const waiting = await db
    .select()
    .from(application)
    .where(eq(application.state, "waiting"))
    .orderBy(asc(application.receivedAt))
    .limit(AT_ONCE);
  const decided = await db
    .select({
      id: application.id,
      name: application.name,
      kind: application.kind,
      state: application.state,
      reason: application.reason,
      at: application.decidedAt,
      by: account.name,
    })
    .from(application)
    .leftJoin(account, eq(account.id, application.decidedBy))
    .where(ne(application.state, "waiting"))
    .orderBy(desc(application.decidedAt))
    .limit(AT_ONCE);
  return {
    applicants: [...(definition.applicants ?? [])],
    waiting: await Promise.all(
      waiting.map(async ({ formId: _, ...row }) => ({
        ...row,
        received: formatDate(row.receivedAt, language),
        places: placesText(definition, row.kind, language),
        suggested: await suggestNames(db, row.name),
      })),
    ),
    decided: decided.map(({ at, ...row }) => ({ ...row, at: at && formatDate(at, language) })),
  };
}

/** "SMI 12, technical 4": what the definition gives to such an entity. */
function placesText(definition: SummitDefinition, kind: string, language: Language): string {
  const status = definition.quotas.find((rule) => rule.status === kind)?.status;
  if (!status) return "";
  const places = placesOfOne(
    { id: "", statuses: [{ status, from: "1970-01-01" }] },
    definition,
  ).filter((row) => row.kind === "badge" && row.places > 0);
  return places
    .map(({ quotaGroup, places: count }) => {
      const group = definition.quotaGroups.find(({ id }) => id === quotaGroup);
      return `${group?.name[language] ?? quotaGroup} ${count}`;
    })
    .join(", ");
}
