import { randomUUID } from "node:crypto";

import { and, asc, eq, gt } from "drizzle-orm";
import type { Task } from "graphile-worker";

import { astanaDay } from "#app/domain/time/astana.ts";
import { delegation } from "#db/schema/delegation.ts";
import { importPhoto, importRow, nomineeImport } from "#db/schema/import.ts";
import { nominee } from "#db/schema/nominee.ts";

import { columnsOf, filledFields } from "../nominee/save.server.ts";
import { audit, auditAll } from "../platform/audit.server.ts";
import { realNow, summitNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { dropEverythingIn } from "./drop.server.ts";
import { breathe, say, Superseded, type Try } from "./progress.server.ts";
import { importedAs, openRow, presentAs, presentPeople } from "./rows.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

/** Rows written by one statement; some 20 ms of work between two breaths. */
const BATCH = 100;

/** The job `save_list`: what was looked at and confirmed becomes drafts, all of it or nothing. Running again saves nobody twice. */
export const saveListJob: Task = async (payload, helpers) => {
  const { actor, ...work } = payload as Try & { actor: string };
  try {
    await saveList(work, actor);
  } catch (error) {
    if (error instanceof Superseded) return;
    helpers.logger.error(`A list was not saved: ${error instanceof Error ? error.name : "fault"}`);
    await say(work, ["saving"], { stage: "failed" }).catch(() => undefined);
  }
};

async function saveList(work: Try, actor: string): Promise<void> {
  const { delegationId, id } = await say(work, ["saving"], {});
  const now = await summitNow();
  const definition = await summitDefinition();
  const today = astanaDay(now);
  await database().transaction(async (tx) => {
    // Whoever cancels, retries or saves the same list waits here, and so does whoever takes the next number.
    const [current] = await tx
      .select()
      .from(nomineeImport)
      .where(eq(nomineeImport.id, id))
      .for("update");
    if (current?.stage !== "saving" || current.attempt !== work.attempt) throw new Superseded();
    const [home] = await tx
      .select({ last: delegation.lastNomineeNumber })
      .from(delegation)
      .where(eq(delegation.id, delegationId))
      .for("update");
    if (!home) throw new Error("The delegation of a list is gone");
    const people = await presentPeople(tx, delegationId);
    let last = home.last;
    for await (const rows of newRows(tx, id)) {
      const values = rows.flatMap(({ contents, fileId }) => {
        const { draft } = contents;
        // Somebody wrote this person down while the list was looked at.
        if (!draft || presentAs(draft, people, today) !== null) return [];
        last += 1;
        const columns = columnsOf({ draft, definition }, now);
        const id = randomUUID();
        const written = { createdBy: actor, changedAt: now, photoId: fileId };
        return [
          {
            row: {
              ...{ ...columns, ...written, ...importedAs(draft, today) },
              ...{ id, delegationId, number: last },
            },
            fields: filledFields(columns, fileId !== null),
          },
        ];
      });
      if (values.length === 0) continue;
      await tx.insert(nominee).values(values.map(({ row }) => row));
      await auditAll(
        tx,
        values.map(({ row, fields }) => ({
          actor,
          action: "nominee.created",
          subjectKind: "nominee",
          subjectId: row.id,
          fields,
          at: now,
          correlation: id,
        })),
      );
      await breathe();
    }
    await tx
      .update(delegation)
      .set({ lastNomineeNumber: last })
      .where(eq(delegation.id, delegationId));
    await audit(tx, {
      actor,
      action: "import.saved",
      subjectKind: "import",
      subjectId: id,
      at: now,
    });
    await dropEverythingIn(tx, id);
    await tx
      .update(nomineeImport)
      .set({
        stage: "saved",
        aboutSealed: null,
        peopleSaved: last - home.last,
        changedAt: realNow(),
      })
      .where(eq(nomineeImport.id, id));
  });
}

/** There is one at most: two pictures for one person are both refused. */
export const photoOfRow = and(
  eq(importPhoto.importId, importRow.importId),
  eq(importPhoto.row, importRow.position),
  eq(importPhoto.state, "kept"),
);

/** The new people in the order of the list, with their photos. */
async function* newRows(tx: Transaction, importId: string) {
  let above = 0;
  for (;;) {
    const rows = await tx
      .select({
        position: importRow.position,
        contentsSealed: importRow.contentsSealed,
        fileId: importPhoto.fileId,
      })
      .from(importRow)
      .leftJoin(importPhoto, photoOfRow)
      .where(
        and(
          eq(importRow.importId, importId),
          eq(importRow.state, "new"),
          gt(importRow.position, above),
        ),
      )
      .orderBy(asc(importRow.position))
      .limit(BATCH);
    if (rows.length === 0) return;
    above = rows.at(-1)?.position ?? above;
    yield rows.map((row) => ({
      ...row,
      contents: openRow(row.contentsSealed, Leave.notShown("kept_from_a_list")),
    }));
  }
}
