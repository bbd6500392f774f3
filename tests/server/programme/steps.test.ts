import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { nextSteps } from "#app/server/platform/steps.server.ts";
import { turnItem } from "#app/server/programme/change-item.server.ts";
import { type DraftItem, draftItems } from "#app/server/programme/items.server.ts";
import { previewPublication } from "#app/server/programme/publish.server.ts";
import {
  carryItem,
  createItem,
  type EditRequest,
  saveAgenda,
} from "#app/server/programme/revise-item.server.ts";
import { roomOccupancy } from "#db/schema/bilateral.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase();

let clock = Date.parse("2022-10-12T03:00:00Z");
async function anEditor(name: string): Promise<() => ByHand> {
  const person = { email: `${name}@example.org`, name };
  const [row] = await database().insert(account).values(person).returning();
  if (!row) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: row.id, role: "editor" });
  // Each deed at an instant of its own.
  return () => ({ actor: row.id, now: new Date((clock += 1)) });
}
const [kamila, aidar] = [await anEditor("kamila"), await anEditor("aidar")];

async function draft(id: string): Promise<DraftItem> {
  const item = (await draftItems()).find((each) => each.id === id);
  if (!item) throw new Error(`No item ${id}`);
  return item;
}
const seen = async (id: string) => ({ id, seen: (await draft(id)).changedAt });
const takenFrom = async (id: string) => {
  const [hold] = await database()
    .select()
    .from(roomOccupancy)
    .where(eq(roomOccupancy.programmeItemId, id));
  return hold?.during;
};
const TEXT = { en: "Side event", ru: "Параллельное мероприятие", kk: "Қатар іс-шара" };
const sideEvent: EditRequest = {
  ...{ kind: "other-event", day: "2022-10-12", start: "11:00", end: "12:00", roomId: "hall-2" },
  ...{ title: TEXT, note: null, place: null, mode: "hybrid", link: "https://meet.example/side" },
  ...{ parties: ["kg", "*members"], visibility: "delegations", press: "closed" },
  ...{ confirmed: true, certain: true, unverified: [], cancelled: false },
};

describe("an editor's steps", () => {
  it("carry a session with all that it occupies, go back, and forward again", async () => {
    const before = await takenFrom("plenary-2");
    const moved = await carryItem(
      await seen("plenary-2"),
      { startsAt: "2022-10-13T09:30:00.000Z", roomId: "plenary-hall" },
      kamila(),
    );
    expect(moved).toMatchObject({
      ok: true,
      value: { item: { endsAt: "2022-10-13T11:30:00.000Z" } },
    });
    const after = await takenFrom("plenary-2");
    expect(after).not.toBe(before);
    expect(await turnItem("undo", kamila())).toMatchObject({ ok: true });
    expect((await draft("plenary-2")).startsAt).toBe("2022-10-13T09:00:00.000Z");
    expect(await takenFrom("plenary-2")).toBe(before);
    expect(await turnItem("redo", kamila())).toMatchObject({ ok: true });
    expect(await takenFrom("plenary-2")).toBe(after);
    expect((await draft("plenary-2")).sequence).toBe(3);
    await turnItem("undo", kamila());
  });

  it("are each editor's own, and end where there is none", async () => {
    expect(await turnItem("undo", aidar())).toEqual({
      ok: false,
      error: { kind: "nothing_to_undo" },
    });
    expect((await nextSteps({ board: "bilaterals", accountId: kamila().actor })).undo).toBeNull();
  });

  it("never overwrite what a colleague changed since", async () => {
    const to = (startsAt: string, by: ByHand) => async () =>
      carryItem(await seen("press"), { startsAt, roomId: "briefing-room" }, by);
    await to("2022-10-13T11:30:00.000Z", kamila())();
    await to("2022-10-13T11:45:00.000Z", aidar())();
    expect(await turnItem("undo", kamila())).toEqual({
      ok: false,
      error: { kind: "changedMeanwhile" },
    });
    expect((await draft("press")).startsAt).toBe("2022-10-13T11:45:00.000Z");
  });

  it("meet the rules of any change: the old place may be taken by now", async () => {
    const lunch = { startsAt: "2022-10-13T07:15:00.000Z", roomId: "hall-2" };
    expect(await carryItem(await seen("lunch"), lunch, kamila())).toMatchObject({ ok: true });
    const event = { ...sideEvent, day: "2022-10-13", start: "13:30", end: "14:30", parties: [] };
    const made = await createItem({ ...event, roomId: "winter-garden" }, aidar());
    expect(made).toMatchObject({ ok: true });
    const refused = await turnItem("undo", kamila());
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: "clash", problems: [{ rule: "room_taken", by: { title: TEXT } }] },
    });
    expect((await draft("lunch")).room?.id).toBe("hall-2");
    await turnItem("undo", aidar());
    expect(await turnItem("undo", kamila())).toMatchObject({ ok: true });
  });
});

describe("a new session", () => {
  it("takes its room and its people, and is undone before any reader saw it", async () => {
    const made = await createItem(sideEvent, kamila());
    if (!made.ok) throw new Error(made.error.kind);
    const { id } = made.value.item;
    expect(await takenFrom(id)).toBeDefined();
    const added = (await previewPublication()).changes.filter(({ item }) => item.id === id);
    expect(added.map(({ kind }) => kind)).toEqual(["added"]);
    await turnItem("undo", kamila());
    expect(await takenFrom(id)).toBeUndefined();
    expect((await previewPublication()).items.some((item) => item.id === id)).toBe(false);
    await turnItem("redo", kamila());
    expect((await previewPublication()).items.some((item) => item.id === id)).toBe(true);
  });

  it("is refused with whoever holds the room, and leaves nothing behind", async () => {
    const count = (await draftItems()).length;
    const refused = await createItem({ ...sideEvent, title: { ...TEXT, en: "Another" } }, aidar());
    expect(refused).toMatchObject({ error: { kind: "clash" } });
    expect(await draftItems()).toHaveLength(count);
  });

  it("is refused for a room or a delegation that the summit does not have", async () => {
    expect(await createItem({ ...sideEvent, roomId: "ballroom" }, aidar())).toEqual({
      ok: false,
      error: { kind: "roomUnknown" },
    });
    expect(await createItem({ ...sideEvent, parties: ["xx"] }, aidar())).toEqual({
      ok: false,
      error: { kind: "partyUnknown" },
    });
  });
});

describe("an agenda", () => {
  it("is kept with its speakers, and comes back whole when it is undone", async () => {
    const office = { en: "Secretary-General", ru: "Генеральный секретарь", kk: "Бас хатшы" };
    const speakers = [{ delegation: "un", office, minutes: 7 }];
    const agenda = [{ title: TEXT, speakers, statements: true }];
    const saved = await saveAgenda(await seen("plenary-1"), agenda, kamila());
    expect(saved).toMatchObject({ ok: true });
    expect((await draft("plenary-1")).agenda).toEqual(agenda);
    const { changes } = await previewPublication();
    expect(changes.map(({ kind, item }) => `${item.id} ${kind}`)).toContain("plenary-1 agenda");
    await turnItem("undo", kamila());
    expect((await draft("plenary-1")).agenda).toEqual([]);
  });
});
