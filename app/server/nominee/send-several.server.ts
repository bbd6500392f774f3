import { and, eq, inArray } from "drizzle-orm";

import { fullName } from "#app/domain/nominee/display.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { nominee } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { PAGE_SIZE } from "./dashboard.server.ts";
import type { Writer } from "./save.server.ts";
import { type Sent, submitNominee, type SubmitRefusal } from "./submit.server.ts";

/** What became of one of several files; `name` is empty for a draft without one. */
export type SentOne = {
  id: string;
  name: string;
  result: { ok: true; value: Sent } | { ok: false; error: SubmitRefusal };
};

/**
 * Sends several files, each in a transaction of its own with its trail: who is incomplete, or has no place left, stops
 * nobody else and stays a draft. At most one page of files; what is not this delegation's is `not_found`. Sent in the
 * order given, so that the first of a group get its last places.
 */
export async function sendSeveral(writer: Writer, ids: readonly string[]): Promise<SentOne[]> {
  const wanted = [...new Set(ids)].filter(isUuid).slice(0, PAGE_SIZE);
  const names = await namesOf(writer.delegationId, wanted);
  const sent: SentOne[] = [];
  for (const id of wanted)
    sent.push({
      id,
      name: names.get(id) ?? "",
      result: await submitNominee(writer, { id, inPlaceOf: null }),
    });
  return sent;
}

async function namesOf(delegationId: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database()
    .select({
      id: nominee.id,
      honorific: nominee.honorific,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
    })
    .from(nominee)
    .where(and(eq(nominee.delegationId, delegationId), inArray(nominee.id, ids)));
  return new Map(rows.map((row) => [row.id, fullName(row)]));
}
