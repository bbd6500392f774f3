import { asc, eq, inArray } from "drizzle-orm";
import type { Task } from "graphile-worker";
import { z } from "zod";

import { delegation } from "#db/schema/delegation.ts";
import { fileNews, nominee } from "#db/schema/nominee.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { database, type Transaction } from "../platform/database.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { newsLetter, type ToldTurn } from "./news-letter.server.ts";

const payloadShape = z.object({ delegationId: z.string() });

/**
 * The job `tell_delegation`: writes what happened to a delegation's files since the last time, one letter to each focal
 * point and deputy in their own language. The turns go in the transaction that queues the letters: none is lost or told
 * twice, whichever process dies.
 */
export const tellDelegation: Task = async (payload) => {
  await writeNews(payloadShape.parse(payload).delegationId);
};

/** Queues the letters about everything that a delegation was not told of yet. */
export async function writeNews(delegationId: string): Promise<void> {
  const definition = await summitDefinition();
  await database().transaction(async (tx) => {
    const turns = await takeTurns(tx, delegationId);
    if (turns.length === 0) return;
    const [home] = await tx.select().from(delegation).where(eq(delegation.id, delegationId));
    if (!home) throw new Error(`No delegation ${delegationId}`);
    for (const reader of await readersOf(tx, delegationId)) {
      const letter = newsLetter({ turns, reader, delegation: home, definition });
      await queueMail(tx, { recipient: reader.email, language: reader.language, ...letter });
    }
  });
}

/** Of several turns of one file the last one is told: whoever was sent and cleared meanwhile is cleared. */
async function takeTurns(tx: Transaction, delegationId: string): Promise<ToldTurn[]> {
  const news = await tx.delete(fileNews).where(eq(fileNews.delegationId, delegationId)).returning();
  if (news.length === 0) return [];
  const last = new Map(
    news.toSorted((a, b) => a.id - b.id).map((turn) => [turn.nomineeId, turn] as const),
  );
  const files = await tx
    .select()
    .from(nominee)
    .where(inArray(nominee.id, [...last.keys()]))
    .orderBy(asc(nominee.number));
  const actors = await tx
    .select({ id: account.id, name: account.name })
    .from(account)
    .innerJoin(accountRole, eq(accountRole.accountId, account.id))
    .where(eq(accountRole.delegationId, delegationId));
  return files.flatMap((file) => {
    const turn = last.get(file.id);
    const by = actors.find(({ id }) => id === turn?.actor);
    return turn ? [{ ...turn, file, colleague: by?.name ?? null }] : [];
  });
}

const readersOf = (tx: Transaction, delegationId: string) =>
  tx
    .selectDistinct({ id: account.id, email: account.email, language: account.language })
    .from(accountRole)
    .innerJoin(account, eq(account.id, accountRole.accountId))
    .where(eq(accountRole.delegationId, delegationId))
    .orderBy(asc(account.email));
