import type { Task } from "graphile-worker";

import { changesForDelegations, touchedBy } from "#app/domain/programme/touched.ts";
import { programmeTold } from "#db/schema/programme.ts";

import { readersOf } from "../../delegation/readers.server.ts";
import { summitNow } from "../../platform/clock.server.ts";
import { database } from "../../platform/database.server.ts";
import { queueMail } from "../../platform/mail/queue.server.ts";
import { summitDefinition } from "../../summit/definition.server.ts";
import { versionOf } from "../items.server.ts";
import { programmeLetter } from "./programme-letter.server.ts";

/** The job `tell_programme`, `{ number }`. */
export const tellProgramme: Task = (payload) =>
  tellVersion(Number((payload as { number?: unknown }).number));

/**
 * Writes of a published version to the focal points and deputies of each delegation that it touches: one letter each, in
 * their own language, with the changes that touch them. That it was told is written in the transaction that queues the
 * letters: nobody is told twice, whichever process dies.
 */
export async function tellVersion(number: number): Promise<void> {
  const [newer, older] = [await versionOf(number), await versionOf(number - 1)];
  if (!newer || !older) return;
  const definition = await summitDefinition();
  const told = changesForDelegations(older.items, newer.items).map((change) => ({
    change,
    touched: new Set(touchedBy(change, definition.delegations)),
  }));
  const toldAt = await summitNow();
  await database().transaction(async (tx) => {
    const first = await tx
      .insert(programmeTold)
      .values({ number, toldAt })
      .onConflictDoNothing()
      .returning();
    if (first.length === 0) return;
    const homes = [...new Set(told.flatMap(({ touched }) => [...touched]))];
    for (const reader of await readersOf(tx, homes)) {
      const changes = told.flatMap(({ change, touched }) =>
        touched.has(reader.delegationId) ? [change] : [],
      );
      const letter = programmeLetter({ version: newer, changes, reader, definition });
      await queueMail(tx, { recipient: reader.email, language: reader.language, ...letter });
    }
  });
}
