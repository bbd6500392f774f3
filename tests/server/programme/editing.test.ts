import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { astanaInstant } from "#app/domain/time/astana.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import {
  type DraftItem,
  draftItems,
  publishedProgramme,
} from "#app/server/programme/items.server.ts";
import { previewPublication, publishProgramme } from "#app/server/programme/publish.server.ts";
import { type EditRequest, saveRevision } from "#app/server/programme/revise-item.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { principalOccupancy, roomOccupancy } from "#db/schema/bilateral.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { programmeItem } from "#db/schema/programme.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();
const editor = await anEditor();
let clock = Date.parse("2022-10-12T03:00:00Z");

async function anEditor(): Promise<{ accountId: string }> {
  const person = { email: "kamila@example.org", name: "Kamila" };
  const [row] = await database().insert(account).values(person).returning();
  if (!row) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: row.id, role: "editor" });
  return { accountId: row.id };
}

async function draft(id: string): Promise<DraftItem> {
  const item = (await draftItems()).find((each) => each.id === id);
  if (!item) throw new Error(`No item ${id}`);
  return item;
}

type Request = [{ id: string; seen: string }, EditRequest, ByHand];

/** The form of an item as an editor sends it, with some of it changed. */
async function request(id: string, changes: Partial<EditRequest> = {}): Promise<Request> {
  const item = await draft(id);
  const { kind, day, title, note, place, mode, link, parties, visibility, press } = item;
  const edit: EditRequest = {
    ...{ kind, day, title, note, place, mode, link, parties, visibility, press },
    ...{ start: null, end: null, confirmed: false, certain: true, unverified: ["ru", "kk"] },
    ...{ roomId: item.room?.id ?? null, cancelled: item.cancelled },
    ...changes,
  };
  return [{ id, seen: item.changedAt }, edit, by()];
}

/** Each deed at an instant of its own. */
const by = (): ByHand => ({ actor: editor.accountId, now: new Date((clock += 1)) });

const roomRange = async (id: string) =>
  (await database().select().from(roomOccupancy).where(eq(roomOccupancy.programmeItemId, id)))[0];

const trail = (action: string) =>
  database().$count(
    auditEntry,
    and(eq(auditEntry.action, action), eq(auditEntry.actor, editor.accountId)),
  );

describe("the first version", () => {
  it("is published with the summit, at the demonstration's first hour", async () => {
    const published = await publishedProgramme();
    expect(published?.number).toBe(1);
    expect(published?.items).toHaveLength(45);
    expect(published?.publishedAt).toBe(astanaInstant("2022-10-12T08:30").toISOString());
  });
});

describe("an editor", () => {
  it("saves an hour with its trail, and moves what the item occupies with it", async () => {
    const edit = await request("plenary-2", { start: "15:30", end: "17:15" });
    const saved = await saveRevision(...edit);
    expect(saved).toMatchObject({ ok: true, value: { item: { sequence: 1 } } });
    expect((await roomRange("plenary-2"))?.during).toContain("09:30");
    const bound = await database().$count(
      principalOccupancy,
      eq(principalOccupancy.programmeItemId, "plenary-2"),
    );
    expect(bound).toBeGreaterThan(50);
    expect(await trail("programme.revised")).toBe(1);
  });

  it("is told who holds the room, and nothing is saved", async () => {
    const before = await draft("lunch");
    const edit = await request("lunch", { start: "12:00", end: "14:00", roomId: "plenary-hall" });
    const refused = await saveRevision(...edit);
    expect(refused).toMatchObject({
      ok: false,
      error: {
        kind: "clash",
        problems: [{ rule: "room_taken", by: { title: { en: "Plenary session" } } }],
      },
    });
    expect(await draft("lunch")).toEqual(before);
    expect((await roomRange("lunch"))?.roomId).toBe("winter-garden");
    expect(await trail("programme.revised")).toBe(1);
  });

  it("is told what keeps the heads of delegation, and nothing is saved", async () => {
    const edit = await request("photo", { start: "10:30", end: "10:45" });
    const refused = await saveRevision(...edit);
    expect(refused).toMatchObject({
      error: { kind: "clash", item: { id: "photo" } },
    });
    const problems = !refused.ok && refused.error.kind === "clash" ? refused.error.problems : [];
    expect(problems.length).toBeGreaterThan(40);
    for (const problem of problems)
      expect(problem).toMatchObject({
        ...{ rule: "principal_busy", level: "head", by: { title: { en: "Plenary session" } } },
      });
    expect((await draft("photo")).startsAt).toBe("2022-10-13T03:50:00.000Z");
  });

  it("does not overwrite what a colleague saved in between", async () => {
    const edit = await request("culture", { start: "18:00", end: "19:00" });
    expect(await saveRevision(...edit)).toMatchObject({ ok: true });
    const late = await saveRevision(...edit);
    expect(late).toEqual({ ok: false, error: { kind: "changedMeanwhile" } });
  });

  it("frees the room of a cancelled item and keeps the item", async () => {
    const edit = await request("lunch", { start: "13:15", end: "14:45", cancelled: true });
    expect(await saveRevision(...edit)).toMatchObject({ ok: true });
    expect(await roomRange("lunch")).toBeUndefined();
    expect((await draft("lunch")).cancelled).toBe(true);
  });

  it("cannot put an item into a room that does not exist", async () => {
    const edit = await request("press", { roomId: "ballroom" });
    expect(await saveRevision(...edit)).toEqual({
      ok: false,
      error: { kind: "roomUnknown" },
    });
  });
});

describe("publishing", () => {
  it("shows readers nothing of a draft until it is published", async () => {
    const seen = (await publishedProgramme())?.items.find(({ id }) => id === "plenary-2");
    expect(seen?.startsAt).toBe("2022-10-13T09:00:00.000Z");
  });

  it("refuses what was not reviewed", async () => {
    const { fingerprint } = await previewPublication();
    await database()
      .update(programmeItem)
      .set({ press: "closed" })
      .where(eq(programmeItem.id, "press"));
    expect(await publishProgramme(editor, fingerprint)).toEqual({ ok: false, error: "stale" });
  });

  it("makes the next number from the draft, and leaves the version before as it was", async () => {
    const { fingerprint, changes } = await previewPublication();
    expect(changes.map(({ kind, item }) => `${item.id} ${kind}`)).toContain("lunch cancelled");
    expect(await publishProgramme(editor, fingerprint)).toEqual({ ok: true, value: { number: 2 } });
    const seen = (await publishedProgramme())?.items.find(({ id }) => id === "plenary-2");
    expect(seen?.startsAt).toBe("2022-10-13T09:30:00.000Z");
    expect(await trail("programme.published")).toBe(1);
  });

  it("has nothing to publish twice", async () => {
    const { fingerprint } = await previewPublication();
    expect(await publishProgramme(editor, fingerprint)).toEqual({ ok: false, error: "nothing" });
  });

  it("lets one of two editors who publish at once win", async () => {
    await database()
      .update(programmeItem)
      .set({ press: "open" })
      .where(eq(programmeItem.id, "press"));
    const { fingerprint } = await previewPublication();
    const results = await Promise.all([1, 2, 3].map(() => publishProgramme(editor, fingerprint)));
    expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { number: 3 } }]);
    expect(results.filter(({ ok }) => !ok)).toHaveLength(2);
  });
});
