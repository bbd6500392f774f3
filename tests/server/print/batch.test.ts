import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";

import { BADGES_A_PART } from "#app/domain/badge/print.ts";
import { grantZone } from "#app/server/badge/zone-grants.server.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { candidates } from "#app/server/print-run/scope.server.ts";
import { type PrintOrder, startPrint } from "#app/server/print-run/start.server.ts";
import { cancelPrint, spoilPrints } from "#app/server/print-run/turns.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { printBatch, printEntry, printItem, printPart } from "#db/schema/print.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { workOff } from "#tests/support/import.ts";
import { officerWith } from "#tests/support/officers.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { somebody } from "../badge/people.ts";

await useTestDatabase();

const now = new Date("2022-10-12T03:00:00Z");
let by: { actor: string; now: Date };
beforeAll(async () => {
  by = { actor: (await officerWith("desk", "Gulnar")).id, now };
});
const DELEGATIONS = ["tr", "mn", "az", "in", "kr", "th", "uz", "tj", "kg", "jo", "vn", "lk", "eg"];
const order = (differs: Partial<PrintOrder> = {}): PrintOrder => ({
  scope: {},
  sheet: "card-printer",
  stock: "Teslin 86 × 120, lot 14",
  ...differs,
});
async function delegation(people: number): Promise<{ id: string; people: string[] }> {
  const id = DELEGATIONS.shift() ?? "";
  const made: string[] = [];
  for (let n = 0; n < people; n++) made.push(await somebody({ delegationId: id }));
  return { id, people: made };
}
async function started(differs: Partial<PrintOrder>): Promise<string> {
  const batch = await startPrint(order(differs), by);
  if (!batch.ok) throw new Error(batch.error);
  return batch.value.id;
}
const itemsOf = (id: string) =>
  database()
    .select()
    .from(printItem)
    .where(eq(printItem.batchId, id))
    .orderBy(asc(printItem.position));
const statesOf = async (id: string) => (await itemsOf(id)).map(({ state }) => state);
const stateOf = async (id: string) =>
  (await database().select().from(printBatch).where(eq(printBatch.id, id)))[0]?.state;
const clearings = async () =>
  (
    await database().execute<{ key: string }>(
      "select key from graphile_worker.jobs where task_identifier = 'clear_print'",
    )
  ).map(({ key }) => key);
const registerOf = (id: string) =>
  database()
    .select()
    .from(printEntry)
    .where(eq(printEntry.batchId, id))
    .orderBy(asc(printEntry.id));

describe("a batch", () => {
  test("issues what is not issued yet, and is printed in parts with each badge on record", async () => {
    const { id: delegationId } = await delegation(BADGES_A_PART + 2);
    const id = await started({ scope: { delegationId } });
    await workOff();
    expect(await stateOf(id)).toBe("done");
    expect(new Set(await statesOf(id))).toEqual(new Set(["printed"]));
    const parts = await database().select().from(printPart).where(eq(printPart.batchId, id));
    expect(parts.map(({ badges }) => badges).toSorted((a, b) => b - a)).toEqual([BADGES_A_PART, 2]);
    const pages = await readPdf(new Uint8Array(parts.at(-1)?.pdf ?? []), 1);
    expect(pages).toHaveLength(4);
    const entries = await registerOf(id);
    expect(entries).toHaveLength(BADGES_A_PART + 2);
    expect(entries[0]).toMatchObject({
      kind: "printed",
      actor: by.actor,
      stock: "Teslin 86 × 120, lot 14",
    });
    // Nobody is left for another batch.
    expect(await startPrint(order({ scope: { delegationId } }), by)).toEqual({
      ok: false,
      error: "nobody",
    });
  });

  test("of ten that are asked for at once takes each badge once", async () => {
    const { id: delegationId, people } = await delegation(4);
    for (const nomineeId of people)
      await database().transaction((tx) => issueBadge(tx, { nomineeId, ...by }));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => startPrint(order({ scope: { delegationId } }), by)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    await workOff();
    const printed = await database()
      .select({ badgeId: printItem.badgeId })
      .from(printItem)
      .where(eq(printItem.nomineeId, people[0] ?? ""));
    expect(printed).toHaveLength(1);
  });

  test("of people not issued yet, asked for twice, prints each once and says of the others why not", async () => {
    const { id: delegationId } = await delegation(3);
    const both = [
      await started({ scope: { delegationId } }),
      await started({ scope: { delegationId } }),
    ];
    await workOff();
    const items = (await Promise.all(both.map(itemsOf))).flat();
    expect(items.filter(({ state }) => state === "printed")).toHaveLength(3);
    const others = items.filter(({ state }) => state !== "printed");
    expect(others.map(({ state, why }) => [state, why])).toEqual(
      Array.from({ length: 3 }, () => ["left_out", "printed_elsewhere"]),
    );
  });

  test("leaves out a badge that died while it waited", async () => {
    const { id: delegationId, people } = await delegation(2);
    const made = await database().transaction((tx) =>
      issueBadge(tx, { nomineeId: people[0] ?? "", ...by }),
    );
    const badgeId = made.ok ? made.value.badgeId : "";
    const id = await started({ scope: { delegationId } });
    await database().transaction((tx) => revokeBadge(tx, { badgeId, reason: "security", ...by }));
    await workOff();
    expect((await itemsOf(id)).map(({ state, why }) => [state, why])).toEqual([
      ["left_out", "badge_dead"],
      ["printed", null],
    ]);
    expect((await registerOf(id)).map((entry) => entry.badgeId)).not.toContain(badgeId);
  });

  test("that is cancelled prints nothing, and its people can be printed in another", async () => {
    const { id: delegationId } = await delegation(2);
    const id = await started({ scope: { delegationId } });
    expect(await cancelPrint(id, by)).toEqual({ ok: true, value: null });
    await workOff();
    expect(await statesOf(id)).toEqual(["left_out", "left_out"]);
    // Whatever pages it had are dropped in time.
    expect(await clearings()).toContain(`clear-print:${id}`);
    expect(await cancelPrint(id, by)).toEqual({ ok: false, error: "not_now" });
    const again = await started({ scope: { delegationId } });
    await workOff();
    expect(await statesOf(again)).toEqual(["printed", "printed"]);
  });

  test("prints a spoiled one again in the next, and the register tells all three", async () => {
    const { id: delegationId } = await delegation(2);
    const id = await started({ scope: { delegationId } });
    await workOff();
    const [first] = await itemsOf(id);
    const badgeIds = [first?.badgeId ?? ""];
    expect(await spoilPrints(id, { badgeIds, reason: " " }, by)).toEqual({
      ok: false,
      error: "reason_missing",
    });
    const spoil = { badgeIds, reason: "The ribbon creased" };
    expect(await spoilPrints(id, spoil, by)).toEqual({ ok: true, value: { spoiled: 1 } });
    expect(await spoilPrints(id, spoil, by)).toEqual({ ok: true, value: { spoiled: 0 } });
    const again = await started({ scope: { delegationId } });
    await workOff();
    expect((await itemsOf(again)).map(({ badgeId }) => badgeId)).toEqual(badgeIds);
    const kinds = await database()
      .select({ kind: printEntry.kind })
      .from(printEntry)
      .where(eq(printEntry.badgeId, badgeIds[0] ?? ""))
      .orderBy(asc(printEntry.id));
    expect(kinds.map(({ kind }) => kind)).toEqual(["printed", "spoiled", "printed"]);
  });

  test("needs a stock, and somebody to print", async () => {
    const { id: delegationId } = await delegation(1);
    for (const [differs, error] of [
      [{ stock: " " }, "stock_missing"],
      [{ stock: "x".repeat(61) }, "stock_too_long"],
      [{ scope: { badgeIds: [] } }, "nobody"],
    ] as const)
      expect(await startPrint(order({ scope: { delegationId }, ...differs }), by)).toEqual({
        ok: false,
        error,
      });
    expect(await candidates({ delegationId })).toMatchObject([{ printed: false, badgeId: null }]);
  });

  test("leaves whoever lacks the photo that the category asks for to the delegation", async () => {
    const { id: delegationId } = await delegation(0);
    await somebody({ delegationId, photoId: null });
    expect(await candidates({ delegationId })).toMatchObject([{ lacksPhoto: true }]);
    expect((await startPrint(order({ scope: { delegationId } }), by)).ok).toBe(false);
  });
});

test("whoever was granted a zone is printed with it, beside those whose category opens it", async () => {
  const { id: delegationId, people } = await delegation(2);
  const { zones, categories } = await summitDefinition();
  const opens = categories.find(({ id }) => id === "delegate")?.zones ?? [];
  const zone = zones.find(({ number }) => !opens.includes(number))?.number ?? 0;
  expect(await candidates({ delegationId, zone })).toEqual([]);
  await grantZone(by, people[0] ?? "", { zone, reason: "Carries the flag" });
  expect(await candidates({ delegationId, zone })).toMatchObject([{ nomineeId: people[0] }]);
  expect(await candidates({ delegationId, zone: opens[0] })).toHaveLength(2);
});

test("the database refuses a second print of a badge, and a print of a dead one, however it is written", async () => {
  const { id: delegationId } = await delegation(1);
  const id = await started({ scope: { delegationId } });
  await workOff();
  const [item] = await itemsOf(id);
  if (!item?.badgeId) throw new Error("Not printed");
  const twice = database()
    .insert(printItem)
    .values({ ...item, position: 99 });
  await expect(twice).rejects.toThrow();
  await database().update(printItem).set({ state: "waiting" }).where(eq(printItem.batchId, id));
  const { badgeId } = item;
  await database().transaction((tx) => revokeBadge(tx, { badgeId, reason: "lost", ...by }));
  const dead = database()
    .update(printItem)
    .set({ state: "printed" })
    .where(eq(printItem.batchId, id));
  await expect(dead).rejects.toThrow();
  const straight = database()
    .insert(printItem)
    .values({ ...item, position: 98, state: "printed" });
  await expect(straight).rejects.toThrow();
});
