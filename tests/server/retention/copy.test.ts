import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";

import type { PersonCopy } from "#app/domain/retention/copy.ts";
import { database } from "#app/server/platform/database.server.ts";
import { personCopy } from "#app/server/retention/person-copy.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { dataRequest } from "#db/schema/retention.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { officerWith } from "#tests/support/officers.ts";
import { somebodyHeld, TRACES } from "#tests/support/retention.ts";

await useTestDatabase();
let by: { actor: string; now: Date };
let nomineeId: string;
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  by = {
    actor: (await officerWith("officer", "Askar Bekov")).id,
    now: new Date("2022-10-13T05:00:00Z"),
  };
  nomineeId = (await somebodyHeld("jo", { surname: "Al-Nasser <b>", plate: "55AAA01" })).nomineeId;
  await somebodyHeld("jo", { surname: "Haddad", passport: "J7654321", hotel: "Hotel Turan" });
  const copy = await personCopy(nomineeId, "Letter 44/2022", "kk", by);
  if (!copy.ok) throw new Error(copy.error);
  files = await opened(copy.value.bytes);
});

async function opened(zip: Uint8Array): Promise<Map<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { useWebWorkers: false });
  const found = new Map<string, Uint8Array>();
  for (const entry of await reader.getEntries())
    if (!entry.directory) found.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  return found;
}
const textOf = (name: string) => new TextDecoder().decode(files.get(name));

test("gives everything that is held, sealed fields opened, and nothing of anybody else", () => {
  const copy = JSON.parse(textOf("data.json")) as PersonCopy;
  expect(copy).toMatchObject({ format: "shanyrak-person", version: 1, delegation: "jo" });
  expect(copy.number).toMatch(/^JOR-\d+$/);
  const tables = copy.parts.map(({ table }) => table);
  expect(tables).toEqual(
    expect.arrayContaining(["nominee", "declaration", "journey", "travel", "badge", "passage"]),
  );
  const [file] = copy.parts.find(({ table }) => table === "nominee")?.rows ?? [];
  expect(file).toMatchObject({ passport: { number: TRACES.passport }, birth_date: "1984-03-17" });
  const [needs] = copy.parts.find(({ table }) => table === "travel")?.rows ?? [];
  expect(needs).toMatchObject({ hotel_other: TRACES.hotel, needs: { diet: "halal" } });
  const [weapon] = copy.parts.find(({ table }) => table === "declaration")?.rows ?? [];
  expect(weapon).toMatchObject({ details: { serial: TRACES.serial } });
  expect(copy.trail.map(({ action }) => action)).toContain("nominee.created");
  for (const other of ["Haddad", "J7654321", "Hotel Turan", by.actor])
    expect(textOf("data.json")).not.toContain(other);
});

test("can be read in the person's language, with names that cannot break the page", () => {
  const page = textOf("data.html");
  expect(page).toContain('<html lang="kk">');
  expect(page).toContain("Паспорттар");
  expect(page).toContain("Al-Nasser &lt;b&gt;");
  expect(page).not.toContain("<b>");
  expect(page).not.toContain("<script");
  expect([...(files.get("photo.jpg") ?? []).slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
});

test("writes who asked and on what ground; without a ground nothing is given", async () => {
  expect(await database().select().from(dataRequest)).toMatchObject([
    { kind: "export", nomineeId, askedBy: by.actor, reason: "Letter 44/2022" },
  ]);
  const entries = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.action, "nominee.copied"));
  expect(entries).toMatchObject([{ actor: by.actor, subjectId: nomineeId }]);
  expect(entries[0]?.fields).toContain("passport");
  expect(await personCopy(nomineeId, "", "en", by)).toEqual({ ok: false, error: "reason_missing" });
  expect(await personCopy("nobody", "x", "en", by)).toEqual({ ok: false, error: "not_found" });
  expect(await database().select().from(dataRequest)).toHaveLength(1);
});
