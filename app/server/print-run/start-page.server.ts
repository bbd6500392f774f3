import { desc, eq, sql } from "drizzle-orm";

import type { PrintScope } from "#app/domain/badge/print.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { account } from "#db/schema/person.ts";
import { printBatch, printItem } from "#db/schema/print.ts";

import { deskDelegations } from "../badge/desk.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { candidates } from "./scope.server.ts";

const MOST_BATCHES = 30;

/** What may be chosen, how many that would be, and the batches so far, latest first. */
export async function startPage(scope: PrintScope, language: Language) {
  const { categories, zones, badgeDesk } = await summitDefinition();
  const people = await candidates(scope);
  const open = people.filter(({ printed, lacksPhoto }) => !printed && !lacksPhoto);
  return {
    scope,
    sheet: badgeDesk.sheet ?? ("marks" as const),
    delegations: (await deskDelegations(language)).map(({ id, name }) => ({ id, name })),
    categories: categories.map(({ id, name }) => ({ id, name: name[language] })),
    zones: zones.map(({ number, name }) => ({ number, name: name[language] })),
    counts: {
      toPrint: open.length,
      toIssue: open.filter(({ badgeId }) => badgeId === null).length,
      printed: people.filter(({ printed }) => printed).length,
      lackPhoto: people.filter(({ lacksPhoto }) => lacksPhoto).length,
    },
    batches: await batches(),
  };
}
export type StartPage = Awaited<ReturnType<typeof startPage>>;

function batches() {
  const inState = (state: string) =>
    sql<number>`(select count(*)::int from ${printItem}
      where ${printItem.batchId} = ${printBatch.id} and ${printItem.state} = ${state})`;
  return database()
    .select({
      id: printBatch.id,
      number: printBatch.number,
      state: printBatch.state,
      stock: printBatch.stock,
      total: printBatch.total,
      askedAt: printBatch.askedAt,
      by: account.name,
      printed: inState("printed"),
      spoiled: inState("spoiled"),
    })
    .from(printBatch)
    .innerJoin(account, eq(account.id, printBatch.askedBy))
    .orderBy(desc(printBatch.number))
    .limit(MOST_BATCHES);
}
