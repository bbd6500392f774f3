import { and, count, desc, eq, ilike, lt, or, type SQL, sql } from "drizzle-orm";

import { parseShortNumber, personNumber } from "#app/domain/badge/short-number.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { account } from "#db/schema/person.ts";
import { printBatch, printEntry } from "#db/schema/print.ts";

import type { Transaction } from "../platform/database.server.ts";
import { database } from "../platform/database.server.ts";
import type { By } from "./start.server.ts";

const PAGE = 100;

/** Lines of the print register, latest first, a page at a time; `words` is part of a stock or of a name. */
export async function registerPage(words: string, before: number | null, most = PAGE) {
  const rows = await database()
    .select({
      entry: printEntry,
      nominee,
      pass,
      code: delegation.code,
      shortNumber: sql<string>`coalesce(${badge.shortNumber}, ${pass.shortNumber})`,
      issue: sql<number>`coalesce(${badge.issue}, 1)`,
      batch: printBatch.number,
      by: account.name,
    })
    .from(printEntry)
    .leftJoin(badge, eq(badge.id, printEntry.badgeId))
    .leftJoin(nominee, eq(nominee.id, badge.nomineeId))
    .leftJoin(pass, eq(pass.id, printEntry.passId))
    .innerJoin(
      delegation,
      sql`${delegation.id} = coalesce(${nominee.delegationId}, ${pass.delegationId})`,
    )
    .innerJoin(account, eq(account.id, printEntry.actor))
    .leftJoin(printBatch, eq(printBatch.id, printEntry.batchId))
    .where(and(matching(words), before === null ? undefined : lt(printEntry.id, before)))
    .orderBy(desc(printEntry.id))
    .limit(most + 1);
  const shown = rows.slice(0, most);
  return {
    lines: shown.map(({ entry, nominee: person, pass: one, code, ...row }) => ({
      ...{ id: entry.id, at: entry.at, kind: entry.kind, stock: entry.stock },
      ...{ reason: entry.reason, batchId: entry.batchId, batch: row.batch, by: row.by },
      ...{ shortNumber: row.shortNumber, issue: row.issue },
      name: person ? surnameFirst(person) : (one?.holderName ?? ""),
      number: person ? personNumber(code, person.number) : (one?.number ?? ""),
    })),
    next: rows.length > most ? (shown.at(-1)?.entry.id ?? null) : null,
    stocks: await stocks(),
  };
}
export type RegisterPage = Awaited<ReturnType<typeof registerPage>>;

function matching(words: string): SQL | undefined {
  if (words === "") return undefined;
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const number = parseShortNumber(words);
  return or(
    ilike(printEntry.stock, pattern),
    ilike(nominee.surname, pattern),
    ilike(nominee.foldedName, pattern),
    ilike(pass.number, pattern),
    ilike(pass.holderName, pattern),
    number.ok ? eq(badge.shortNumber, number.value) : undefined,
    number.ok ? eq(pass.shortNumber, number.value) : undefined,
  );
}

/** What was used up of each stock. */
function stocks() {
  const of = (kind: string) =>
    sql<number>`count(*) filter (where ${printEntry.kind} = ${kind})::int`;
  return database()
    .select({
      stock: printEntry.stock,
      lines: count(),
      printed: of("printed"),
      spoiled: of("spoiled"),
      copies: of("copy"),
    })
    .from(printEntry)
    .groupBy(printEntry.stock)
    .orderBy(printEntry.stock);
}

/** A copy drawn at the desk, outside a batch. */
export async function writeCopies(
  tx: Transaction,
  badgeIds: readonly string[],
  { actor, now }: By,
): Promise<void> {
  if (badgeIds.length === 0) return;
  await tx
    .insert(printEntry)
    .values(badgeIds.map((badgeId) => ({ at: now, actor, kind: "copy" as const, badgeId })));
}
