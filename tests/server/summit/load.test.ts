import { count, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { loadedDefinition, loadSummit } from "#app/server/summit/load.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { bilateralRequest, principalOccupancy, roomOccupancy } from "#db/schema/bilateral.ts";
import { delegation, quota } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";
import { outcomeDocument } from "#db/schema/document.ts";
import { account } from "#db/schema/person.ts";
import { programmeItem } from "#db/schema/programme.ts";
import { summit } from "#db/schema/summit.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { nextVersion, stepOn } from "#tests/support/documents.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

await useTestDatabase({ empty: true });
const definition = await cicaDefinition();

/** All rows that a definition writes, with what would betray a second writing. */
async function everything() {
  const db = database();
  return {
    summit: await db.select().from(summit),
    delegations: await db.select().from(delegation).orderBy(delegation.id),
    quotas: await db.select().from(quota).orderBy(quota.delegationId, quota.kind, quota.quotaGroup),
    items: await db.select().from(programmeItem).orderBy(programmeItem.id),
    rooms: await db.select().from(roomOccupancy).orderBy(roomOccupancy.id),
    principals: await db.select().from(principalOccupancy).orderBy(principalOccupancy.id),
    audit: await db.select().from(auditEntry).orderBy(auditEntry.id),
  };
}

const withItem = (
  id: string,
  change: Partial<SummitDefinition["programme"][number]>,
): SummitDefinition => ({
  ...definition,
  programme: definition.programme.map((item) => (item.id === id ? { ...item, ...change } : item)),
});

describe("loading a summit", () => {
  it("fills an empty database, and says so in the trail", async () => {
    const report = await loadSummit(definition);
    expect(report.refusals).toEqual([]);
    expect(report.changes.length).toBeGreaterThan(140);
    expect(await summitDefinition()).toEqual(definition);
    const [items] = await database().select({ n: count() }).from(programmeItem);
    expect(items?.n).toBe(45);
    const [entry] = await database().select().from(auditEntry);
    expect(entry).toMatchObject({ action: "summit.loaded", subjectId: "cica-2022" });
  });

  it("changes nothing the second time", async () => {
    const before = await everything();
    expect(await loadSummit(definition)).toEqual({ changes: [], refusals: [] });
    expect(await everything()).toEqual(before);
  });

  it("keeps the heads of 51 delegations in the plenary and its hall taken", async () => {
    const heads = await database()
      .select()
      .from(principalOccupancy)
      .where(
        sql`${principalOccupancy.programmeItemId} = 'plenary-1' and ${principalOccupancy.level} = 'head'`,
      );
    expect(heads).toHaveLength(51);
    const [hall] = await database()
      .select({ from: sql<string>`lower(${roomOccupancy.during}) at time zone 'UTC'` })
      .from(roomOccupancy)
      .where(eq(roomOccupancy.programmeItemId, "plenary-1"));
    expect(hall?.from).toBe("2022-10-13 04:10:00");
  });

  it("writes only what a changed file changed, and moves what the item occupies", async () => {
    const [editor] = await database()
      .insert(account)
      .values({ email: "kamila@summit.example", name: "Kamila" })
      .returning();
    const by = { actor: editor?.id ?? "", now: new Date("2022-10-12T03:00:00Z") };
    await nextVersion("fund-regulations", 0, by, ["1. There is a Fund."]);
    await stepOn("fund-regulations", "swg_cleared", by);
    const changed = withItem("photo", { start: "09:52", end: "10:08" });
    const report = await loadSummit(changed);
    expect(report.changes).toEqual([
      { kind: "changed", part: "programme", id: "photo", fields: ["end", "start"] },
    ]);
    const [photo] = await database()
      .select()
      .from(programmeItem)
      .where(eq(programmeItem.id, "photo"));
    expect(photo?.startsAt?.toISOString()).toBe("2022-10-13T03:52:00.000Z");
    expect(photo?.sequence).toBe(1);
    const [taken] = await database()
      .select()
      .from(roomOccupancy)
      .where(eq(roomOccupancy.programmeItemId, "photo"));
    expect(taken?.during).toContain("03:52");
    const [fund] = await database()
      .select()
      .from(outcomeDocument)
      .where(eq(outcomeDocument.id, "fund-regulations"));
    expect(fund?.status).toBe("soc_cleared");
    await loadSummit(definition);
  });

  it("gives more places, and refuses fewer than are taken without writing anything", async () => {
    await database()
      .insert(nominee)
      .values(
        [1, 2, 3].map((number) => ({
          delegationId: "kg",
          number,
          category: "delegate",
          quotaGroup: "delegates",
          status: "submitted" as const,
        })),
      );
    const withDelegates = (places: number): SummitDefinition => ({
      ...definition,
      quotas: definition.quotas.map((rule) => ({
        ...rule,
        badges: { ...rule.badges, delegates: places },
      })),
    });
    expect((await loadSummit(withDelegates(20))).refusals).toEqual([]);
    const before = await everything();
    const { refusals } = await loadSummit(withDelegates(2));
    expect(refusals).toEqual([
      {
        kind: "places_taken",
        counter: {
          delegationId: "kg",
          kind: "badge",
          quotaGroup: "delegates",
          places: 2,
          taken: 3,
        },
      },
    ]);
    expect(await everything()).toEqual(before);
    await loadSummit(definition);
  });

  it("refuses to remove a delegation that somebody deals with", async () => {
    await database()
      .insert(bilateralRequest)
      .values({ requesterId: "kg", level: "head", minutes: 30, createdAt: new Date() });
    const without = {
      ...definition,
      delegations: definition.delegations.filter(({ id }) => id !== "kg"),
      programme: definition.programme.map((item) => ({
        ...item,
        parties: item.parties.filter((party) => party !== "kg"),
      })),
    };
    const { refusals } = await loadSummit(without);
    expect(refusals).toMatchObject([{ kind: "in_use" }]);
    const stored = await loadedDefinition();
    expect(stored?.delegations).toHaveLength(definition.delegations.length);
  });

  it("refuses an item that would put the heads in two places", async () => {
    const before = await everything();
    const { refusals } = await loadSummit(withItem("photo", { start: "09:50", end: "10:30" }));
    expect(refusals).toEqual([{ kind: "clash", constraint: "principal_never_in_two_places" }]);
    expect(await everything()).toEqual(before);
  });

  it("cancels an item that is no longer in the programme, so that calendars hear of it", async () => {
    const without = {
      ...definition,
      programme: definition.programme.filter(({ id }) => id !== "press"),
    };
    await loadSummit(without);
    const [press] = await database()
      .select()
      .from(programmeItem)
      .where(eq(programmeItem.id, "press"));
    expect(press?.cancelledAt).not.toBeNull();
    await loadSummit(definition);
    const [again] = await database()
      .select()
      .from(programmeItem)
      .where(eq(programmeItem.id, "press"));
    expect(again?.cancelledAt).toBeNull();
  });

  it("loads once when two processes start together", async () => {
    const changed = withItem("press", { start: "18:00", end: "18:45", timeBasis: "plausible" });
    const reports = await Promise.all([loadSummit(changed), loadSummit(changed)]);
    expect(reports.map(({ changes }) => changes.length).toSorted()).toEqual([0, 1]);
  });
});
