import { and, eq, inArray } from "drizzle-orm";
import { expect, it } from "vitest";

import { keptSearch, readQueueAddress } from "#app/domain/vetting/queue-address.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { listQueue } from "#app/server/vetting/queue.server.ts";
import { queryOf } from "#app/server/vetting/queue-query.server.ts";
import { dropView, keepView, renameView, viewsOf } from "#app/server/vetting/views.server.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";

await useTestDatabase();
const definition = await summitDefinition();
const focal = await focalPoint("jo");
const aigerim = await officerWith("officer", "Айгерім");
const daulet = await officerWith("officer", "Дәулет");
const one = await sentFile(focal, { surname: "One" });
const twin = await sentFile(focal, { surname: "Two", givenNames: "Somebody" });
const alone = await sentFile(focal, {
  surname: "Three",
  passportNumber: "X000001",
  birthDate: "1966-06-06",
});
await database()
  .update(nominee)
  .set({ stageDueAt: new Date(focal.now.getTime() - 60_000) })
  .where(eq(nominee.id, alone));
await database()
  .update(nominee)
  .set({ stage: "identity", status: "in_vetting" })
  .where(eq(nominee.id, twin));

async function shown(search: string): Promise<string[]> {
  const address = readQueueAddress(new URLSearchParams(search));
  const query = await queryOf(aigerim, address, focal.now);
  const { files } = await listQueue(query, definition, null);
  return files.map(({ id }) => id).filter((id) => [one, twin, alone].includes(id));
}

it("shows of the queue what is late, at a stage, likely twice, or not named in the note", async () => {
  expect(await shown("delegation=jo&overdue=1")).toEqual([alone]);
  expect(await shown("delegation=jo&stage=identity")).toEqual([twin]);
  expect((await shown("delegation=jo&twins=1")).toSorted()).toEqual([one, twin].toSorted());
  const everybody = await shown("delegation=jo");
  expect(everybody).toHaveLength(3);
  // Jordan's note has a list, and none of these three is on it, or no note was handed in and nobody is missing from it.
  const unnamed = await shown("delegation=jo&unnamed=1");
  expect(everybody).toEqual(expect.arrayContaining(unnamed));
  expect(await shown("delegation=kz&unnamed=1")).toEqual([]);
});

it("keeps a view by a name for its officer alone, names it anew and forgets it", async () => {
  const search = keptSearch(new URLSearchParams("delegation=jo&twins=1&after=x&several=1"));
  expect(search).toBe("?delegation=jo&twins=1");
  expect(await keepView(aigerim.id, " ", search)).toEqual({ ok: false, error: "name_missing" });
  expect((await keepView(aigerim.id, "  Jordan,  twins ", search)).ok).toBe(true);
  expect((await keepView(aigerim.id, "Late", "?overdue=1")).ok).toBe(true);
  // The same name again means the new part.
  expect((await keepView(aigerim.id, "Late", "?overdue=1&view=team")).ok).toBe(true);
  const own = await viewsOf(aigerim.id);
  expect(own.map(({ name, search: kept }) => [name, kept])).toEqual([
    ["Jordan, twins", search],
    ["Late", "?overdue=1&view=team"],
  ]);
  const [first] = own;
  const id = first?.id ?? "";
  expect(await viewsOf(daulet.id)).toEqual([]);
  expect(await renameView(daulet.id, id, "Mine")).toEqual({ ok: false, error: "not_found" });
  expect(await renameView(aigerim.id, id, "Late")).toEqual({ ok: false, error: "name_taken" });
  expect((await renameView(aigerim.id, id, "Twins")).ok).toBe(true);
  await dropView(daulet.id, id);
  expect((await viewsOf(aigerim.id)).map(({ name }) => name)).toEqual(["Late", "Twins"]);
  await dropView(aigerim.id, id);
  expect(await viewsOf(aigerim.id)).toHaveLength(1);
});

it("counts whoever was refused as nobody's double", async () => {
  await database()
    .update(nominee)
    .set({ status: "refused", stage: null })
    .where(and(eq(nominee.id, twin), inArray(nominee.status, ["in_vetting"])));
  expect(await shown("delegation=jo&twins=1")).toEqual([]);
});
