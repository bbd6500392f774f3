import { isNotNull } from "drizzle-orm";

import type { QueueAddress } from "#app/domain/vetting/queue-address.ts";
import { noteVerbale } from "#db/schema/paper.ts";

import { compareNotes } from "../note/match.server.ts";
import { database } from "../platform/database.server.ts";
import type { Officer } from "./decide.server.ts";
import type { QueueQuery } from "./queue.server.ts";

/** What an address asks the database for. Notes are opened and compared only where it asks for who is not named in them. */
export async function queryOf(
  officer: Officer,
  address: QueueAddress,
  now: Date,
): Promise<QueueQuery> {
  const { marks } = address;
  return {
    officer,
    view: address.view,
    delegationId: address.delegationId,
    category: address.category,
    search: address.search,
    stage: address.stage,
    overdueAt: marks.includes("overdue") ? now : null,
    twins: marks.includes("twins"),
    among: marks.includes("unnamed") ? await notNamed(address.delegationId) : null,
  };
}

/** Nominees whom the notes of their delegation do not name, where a note has a list. */
async function notNamed(delegationId: string | null): Promise<string[]> {
  const rows = await database()
    .selectDistinct({ id: noteVerbale.delegationId })
    .from(noteVerbale)
    .where(isNotNull(noteVerbale.paperId));
  const ids: string[] = [];
  for (const { id } of rows) {
    if (delegationId !== null && id !== delegationId) continue;
    const compared = await compareNotes(id);
    if (compared.kind === "compared") ids.push(...compared.notInNote.map((person) => person.id));
  }
  return ids;
}
