import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { csvText } from "#app/server/import/csv-text.ts";
import { importPage } from "#app/server/import/import-page.server.ts";
import { receiveList } from "#app/server/import/receive.server.ts";
import { cancelImport, retryImport } from "#app/server/import/turns.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { importChunk, importRow, nomineeImport } from "#db/schema/import.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { HEADINGS, imported, personRow, upload, workOff } from "#tests/support/import.ts";
import { focalPoint } from "#tests/support/nominees.ts";

await useTestDatabase();

const list = csvText([HEADINGS, personRow(1), personRow(2)]);
const look = async (delegationId: string, id: string) =>
  importPage({ delegationId, language: "en" }, id, { show: "all", page: 1 });

test("an import whose process died says so after a minute, and begins again by a button", async () => {
  const writer = await focalPoint("tr");
  const importer = { accountId: writer.actor, delegationId: "tr" };
  const received = await receiveList(upload({ name: "l.csv", bytes: list }), importer);
  const id = received.ok ? received.value : "";
  // The process took the job, wrote half of the rows, and was killed.
  await database().execute(sql`delete from graphile_worker._private_jobs`);
  await database()
    .update(nomineeImport)
    .set({ stage: "reading", changedAt: new Date(Date.now() - 61_000) })
    .where(eq(nomineeImport.id, id));
  expect(await look("tr", id)).toMatchObject({ stage: "reading", stalled: true, preview: null });

  expect(await retryImport(importer, id)).toEqual({ ok: true, value: null });
  expect(await retryImport(importer, id)).toEqual({ ok: false, error: "not_now" });
  await workOff();
  expect(await look("tr", id)).toMatchObject({ stage: "ready", preview: { counts: { new: 2 } } });
});

test("work of an earlier try, or of a cancelled import, writes nothing any more", async () => {
  const writer = await focalPoint("mn");
  const importer = { accountId: writer.actor, delegationId: "mn" };
  const received = await receiveList(upload({ name: "l.csv", bytes: list }), importer);
  const id = received.ok ? received.value : "";
  await cancelImport(importer, id);
  await workOff();
  expect(await look("mn", id)).toMatchObject({ stage: "cancelled" });
  expect(await database().select().from(importRow).where(eq(importRow.importId, id))).toEqual([]);
  expect(await database().select().from(importChunk).where(eq(importChunk.importId, id))).toEqual(
    [],
  );
});

test("what nobody confirmed is deleted by itself a day after its upload", async () => {
  const writer = await focalPoint("az");
  const id = await imported(writer, list);
  await database().execute(sql`update graphile_worker._private_jobs set run_at = now()`);
  await workOff();
  expect(await look("az", id)).toMatchObject({ stage: "cancelled", names: { list: "" } });
  expect(await database().select().from(importRow).where(eq(importRow.importId, id))).toEqual([]);
});
