import { and, asc, eq, sql } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { queueView } from "#db/schema/vetting.ts";

import { constraintOf, database } from "../platform/database.server.ts";

/** Most views that one officer keeps. */
const MOST_VIEWS = 20;
const LONGEST_NAME = 40;

export type ViewRefusal = "name_missing" | "name_too_long" | "name_taken" | "enough" | "not_found";

/** An officer's own views of the queue, by name. */
export const viewsOf = (accountId: string) =>
  database()
    .select({ id: queueView.id, name: queueView.name, search: queueView.search })
    .from(queueView)
    .where(eq(queueView.accountId, accountId))
    .orderBy(asc(queueView.name));

function readName(typed: string): Result<string, ViewRefusal> {
  const name = typed.normalize("NFC").replace(/\p{C}/gu, "").replace(/\s+/gu, " ").trim();
  if (name === "") return err("name_missing");
  return [...name].length > LONGEST_NAME ? err("name_too_long") : ok(name);
}

/** Keeps a part of the queue by a name; the same name again means the new part. */
export async function keepView(
  accountId: string,
  typed: string,
  search: string,
): Promise<Result<null, ViewRefusal>> {
  const name = readName(typed);
  if (!name.ok) return name;
  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`queue_view:${accountId}`}))`);
    const own = await tx.select().from(queueView).where(eq(queueView.accountId, accountId));
    if (own.length >= MOST_VIEWS && !own.some((view) => view.name === name.value))
      return err("enough");
    await tx
      .insert(queueView)
      .values({ accountId, name: name.value, search })
      .onConflictDoUpdate({ target: [queueView.accountId, queueView.name], set: { search } });
    return ok(null);
  });
}

const ownView = (accountId: string, id: string) =>
  and(eq(queueView.id, id), eq(queueView.accountId, accountId));

/** Gives a view another name. Somebody else's is `not_found`. */
export async function renameView(
  accountId: string,
  id: string,
  typed: string,
): Promise<Result<null, ViewRefusal>> {
  const name = readName(typed);
  if (!name.ok) return name;
  if (!isUuid(id)) return err("not_found");
  try {
    const renamed = await database()
      .update(queueView)
      .set({ name: name.value })
      .where(ownView(accountId, id))
      .returning({ id: queueView.id });
    return renamed.length > 0 ? ok(null) : err("not_found");
  } catch (error) {
    if (constraintOf(error) === "queue_view_named_once") return err("name_taken");
    throw error;
  }
}

/** Forgets a view; one that is gone, or somebody else's, is left alone. */
export async function dropView(accountId: string, id: string): Promise<void> {
  if (isUuid(id)) await database().delete(queueView).where(ownView(accountId, id));
}
