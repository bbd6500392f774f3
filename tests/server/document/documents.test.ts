import { eq } from "drizzle-orm";
import { expect, it } from "vitest";

import { DOCUMENT_STATUSES } from "#app/domain/document/status.ts";
import { listDocuments, moveDocument } from "#app/server/document/documents.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { outcomeDocument } from "#db/schema/programme.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { officerWith } from "#tests/support/officers.ts";

await useTestDatabase();
const editor = await officerWith("editor", "Kamila");
const by = { actor: editor.id, now: new Date("2022-10-12T03:00:00Z") };
const [first] = await listDocuments();
const id = first?.id ?? "";
await database().update(outcomeDocument).set({ status: "draft" }).where(eq(outcomeDocument.id, id));

it("lists the six outcome documents of the Summit", async () => {
  expect(await listDocuments()).toHaveLength(6);
});

it("moves a document from draft to adopted and back, a step at a time, each on the trail", async () => {
  for (const [at, seen] of DOCUMENT_STATUSES.entries()) {
    const next = DOCUMENT_STATUSES[at + 1];
    expect(await moveDocument({ id, seen, direction: "forward" }, by)).toEqual(
      next ? { ok: true, value: next } : { ok: false, error: { kind: "at_the_end" } },
    );
  }
  expect(await moveDocument({ id, seen: "adopted", direction: "back" }, by)).toEqual({
    ok: true,
    value: "cleared",
  });
  const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
  expect(trail.filter(({ actor }) => actor === editor.id).map(({ action }) => action)).toEqual([
    "document.under_discussion",
    "document.agreed",
    "document.cleared",
    "document.adopted",
    "document.cleared",
  ]);
});

it("moves it once when two editors press at the same moment, and tells the other where it stands", async () => {
  const step = { id, seen: "cleared", direction: "forward" } as const;
  const both = await Promise.all([moveDocument(step, by), moveDocument(step, by)]);
  expect(both).toContainEqual({ ok: true, value: "adopted" });
  expect(both).toContainEqual({ ok: false, error: { kind: "changed", status: "adopted" } });
});

it("does not go back before the draft, nor move what is not there", async () => {
  await database()
    .update(outcomeDocument)
    .set({ status: "draft" })
    .where(eq(outcomeDocument.id, id));
  expect(await moveDocument({ id, seen: "draft", direction: "back" }, by)).toMatchObject({
    error: { kind: "at_the_end" },
  });
  expect(await moveDocument({ id: "none", seen: "draft", direction: "forward" }, by)).toMatchObject(
    {
      error: { kind: "not_found" },
    },
  );
});
