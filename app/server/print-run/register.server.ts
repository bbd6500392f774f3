import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";

import { parseShortNumber, personNumber } from "#app/domain/badge/short-number.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { account } from "#db/schema/person.ts";
import { printBatch, printEntry, printTally } from "#db/schema/print.ts";

import { nameHolds } from "../nominee/name-search.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { atMost } from "../platform/at-most.server.ts";
import { database } from "../platform/database.server.ts";
import { containing } from "../platform/like.server.ts";
import type { By } from "./start.server.ts";

const PAGE = 100;

/** Lines of the print register, latest first, a page at a time; `words` is part of a stock or of a name. */
export async function registerPage(words: string, before: number | null, most = PAGE) {
  const which = words === "" ? olderThan(before) : among(await linesMeant(words, before, most + 1));
  const rows = await database()
    .select({
      entry: printEntry,
      person: {
        ...{ surname: nominee.surname, givenNames: nominee.givenNames },
        ...{ nationality: nominee.nationality, number: nominee.number },
      },
      pass: { holderName: pass.holderName, number: pass.number },
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
    .where(which)
    .orderBy(desc(printEntry.id))
    .limit(atMost(most + 1));
  const shown = rows.slice(0, most);
  return {
    lines: shown.map(({ entry, person, pass: one, code, ...row }) => ({
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

const olderThan = (before: number | null) =>
  before === null ? undefined : lt(printEntry.id, before);

/**
 * As an array of ten numbers at least, filled up with one that no line has. PostgreSQL takes an array that it has not seen
 * for ten long: a plan made for these then looks no cheaper to it than one for any, and the statement, the longest of the
 * product, is planned once.
 */
function among(ids: readonly number[]) {
  const ten = [...ids, ...Array.from({ length: Math.max(0, 10 - ids.length) }, () => 0)];
  return sql`${printEntry.id} = any(${`{${ten.join(",")}}`}::bigint[])`;
}

/**
 * Numbers of the lines that are meant, latest first, found each way by an index of its own and not by comparing every line.
 * Asked for by themselves: a statement with a pattern is planned each time, and this one is planned in a moment.
 */
async function linesMeant(words: string, before: number | null, most: number): Promise<number[]> {
  const pattern = containing(words);
  const number = parseShortNumber(words);
  const ofBadges = (which: SQL) =>
    sql`select id from print_entry where badge_id = any(array(select id from badge where ${which}))`;
  const ofPasses = (which: SQL) =>
    sql`select id from print_entry where pass_id = any(array(select id from pass where ${which}))`;
  const named = sql`select ${nominee.id} from ${nominee} where ${nameHolds(words)}`;
  const ways = [
    sql`select id from print_entry where stock ilike ${pattern}`,
    ofBadges(sql`nominee_id = any(array(${named}))`),
    ofPasses(sql`number ilike ${pattern} or holder_name ilike ${pattern}`),
    ...(number.ok ? [ofBadges, ofPasses].map((of) => of(sql`short_number = ${number.value}`)) : []),
  ];
  const rows = await database()
    .select({ id: printEntry.id })
    .from(printEntry)
    .where(
      and(
        sql`${printEntry.id} = any(array(${sql.join(ways, sql` union all `)}))`,
        olderThan(before),
      ),
    )
    .orderBy(desc(printEntry.id))
    .limit(atMost(most));
  return rows.map(({ id }) => id);
}

/** What was used up of each stock. */
function stocks() {
  const { lines, kind, stock } = printTally;
  const of = (which: string) =>
    sql<number>`coalesce(sum(${lines}) filter (where ${kind} = ${which}), 0)::int`;
  return database()
    .select({
      stock,
      lines: sql<number>`sum(${lines})::int`,
      printed: of("printed"),
      spoiled: of("spoiled"),
      copies: of("copy"),
    })
    .from(printTally)
    .groupBy(stock)
    .orderBy(stock);
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
