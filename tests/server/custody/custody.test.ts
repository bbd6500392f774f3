import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";

import { carryOut } from "#app/server/badge/at-desk.server.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { handOver } from "#app/server/custody/hand-over.server.ts";
import { custodyHistory } from "#app/server/custody/history.server.ts";
import { ledgerByDelegation, ledgerLines } from "#app/server/custody/ledger.server.ts";
import { receiptPdf } from "#app/server/custody/receipt-pdf.server.ts";
import { receiptPage } from "#app/server/custody/receipts.server.ts";
import { reportItem } from "#app/server/custody/report.server.ts";
import { takeBack } from "#app/server/custody/take-back.server.ts";
import { endPass } from "#app/server/pass/end.server.ts";
import { askFloater, issueFloaters } from "#app/server/pass/floater.server.ts";
import { constraintOf, database } from "#app/server/platform/database.server.ts";
import { writeCopies } from "#app/server/print-run/register.server.ts";
import { badge } from "#db/schema/badge.ts";
import { custodyEvent, receipt } from "#db/schema/custody.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { printEntry } from "#db/schema/print.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { officerWith } from "#tests/support/officers.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { expectAccessible } from "#tests/support/pdf-structure.ts";
import { somebody } from "../badge/people.ts";

await useTestDatabase();

const now = new Date("2022-10-12T05:00:00Z");
let by: { actor: string; now: Date };
beforeAll(async () => {
  by = { actor: (await officerWith("desk", "Gulnar")).id, now };
});

const proxy = {
  taker: "proxy",
  document: "passport",
  identityChecked: true,
  takenBy: "Aigerim Kassymova",
  letter: "01-14/212",
} as const;

async function issued(values: Parameters<typeof somebody>[0] = {}, printed = true) {
  const nomineeId = await somebody(values);
  const made = await database().transaction((tx) => issueBadge(tx, { nomineeId, ...by }));
  if (!made.ok) throw new Error(made.error);
  const { badgeId } = made.value;
  if (printed) await database().transaction((tx) => writeCopies(tx, [badgeId], by));
  return { badgeId, nomineeId };
}
const movesOf = async (badgeId: string) =>
  (
    await database()
      .select({ move: custodyEvent.move })
      .from(custodyEvent)
      .where(eq(custodyEvent.badgeId, badgeId))
      .orderBy(asc(custodyEvent.turn))
  ).map(({ move }) => move);
const statusOf = async (id: string) =>
  (await database().select().from(nominee).where(eq(nominee.id, id)))[0]?.status;
const whereIs = async (badgeId: string) =>
  (await custodyHistory(badgeId))?.badges.find(({ id }) => id === badgeId)?.state;
const isDead = async (badgeId: string) =>
  (await database().select().from(badge).where(eq(badge.id, badgeId)))[0]?.revokedReason ?? null;

describe("over the counter", () => {
  test("a delegation's badges go to a proxy against one numbered receipt", async () => {
    const [a, b] = [await issued({ delegationId: "kr" }), await issued({ delegationId: "kr" })];
    const handed = await handOver([a.badgeId, b.badgeId, a.badgeId], proxy, by);
    if (!handed.ok) throw new Error("Refused");
    expect(await receiptPage(handed.value.receiptId, "en")).toMatchObject({
      takenBy: "Aigerim Kassymova",
      letter: "01-14/212",
      lines: [{ out: true }, { out: true }],
    });
    expect(await statusOf(a.nomineeId)).toBe("collected");
    expect(await whereIs(b.badgeId)).toBe("out");
  });

  test("one badge that cannot go holds all back, and nothing is written", async () => {
    const [a, b] = [await issued(), await issued({ surname: "Unprinted" }, false)];
    const before = await database().$count(receipt);
    expect(await handOver([a.badgeId, b.badgeId], proxy, by)).toEqual({
      ok: false,
      error: {
        kind: "clash",
        clash: { name: "UNPRINTED Temir", refusal: "not_printed" },
      },
    });
    expect(await database().$count(receipt)).toBe(before);
    expect(await whereIs(a.badgeId)).toBe("desk");
  });

  test("of ten desks that hand one badge over at once, one does", async () => {
    const { badgeId } = await issued();
    const all = await Promise.all(Array.from({ length: 10 }, () => handOver([badgeId], proxy, by)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await movesOf(badgeId)).toEqual(["handed_over"]);
  });

  test("badges of two delegations, and an unchecked identity, get no receipt", async () => {
    const [a, b] = [await issued({ delegationId: "mn" }), await issued({ delegationId: "uz" })];
    const unchecked = { ...proxy, identityChecked: false };
    expect(await handOver([a.badgeId, b.badgeId], unchecked, by)).toEqual({
      ok: false,
      error: { kind: "terms", refusals: ["several_delegations", "identity_unchecked"] },
    });
  });

  test("the database takes no second move of the same turn, nor a hand-over without receipt", async () => {
    const { badgeId } = await issued();
    const event = { badgeId, turn: 1, move: "returned" as const, actor: by.actor, at: now };
    await database().insert(custodyEvent).values(event);
    const refusedBy = (values: typeof custodyEvent.$inferInsert) =>
      database()
        .insert(custodyEvent)
        .values(values)
        .then(() => "nothing", constraintOf);
    expect(await refusedBy(event)).toBe("badge_moves_one_turn_at_a_time");
    expect(await refusedBy({ ...event, turn: 2, move: "handed_over" })).toBe(
      "handed_over_against_a_receipt",
    );
  });
});

describe("a badge that was handed over", () => {
  async function out() {
    const made = await issued();
    const handed = await handOver([made.badgeId], { ...proxy, taker: "holder" }, by);
    if (!handed.ok) throw new Error("Refused");
    return made;
  }

  test("comes back, waits at the desk and goes out again against a new receipt", async () => {
    const { badgeId, nomineeId } = await out();
    expect(await takeBack([badgeId, badgeId], "keep", by)).toEqual({ count: 1, refused: [] });
    expect(await statusOf(nomineeId)).toBe("badge_ready");
    expect(await takeBack([badgeId], "keep", by)).toEqual({ count: 0, refused: ["not_out"] });
    expect((await handOver([badgeId], proxy, by)).ok).toBe(true);
    expect(await movesOf(badgeId)).toEqual(["handed_over", "returned", "handed_over"]);
  });

  test("is destroyed on return, dead from then on, and nobody moves it again", async () => {
    const { badgeId } = await out();
    expect(await takeBack([badgeId], "destroy", by)).toMatchObject({ count: 1 });
    expect(await isDead(badgeId)).toBe("returned");
    expect(await whereIs(badgeId)).toBe("destroyed");
    expect(await takeBack([badgeId], "keep", by)).toMatchObject({ refused: ["is_destroyed"] });
    expect(await carryOut({ intent: "reinstate", badgeId }, by)).toEqual({
      ok: false,
      error: "card_destroyed",
    });
  });

  test("is stolen: one order blocks it, issues the next and writes both down", async () => {
    const { badgeId, nomineeId } = await out();
    const order = { intent: "replace", badgeId, reason: "stolen", handedIn: false } as const;
    expect(await carryOut(order, by)).toMatchObject({ ok: true, value: { said: "replaced" } });
    expect(await isDead(badgeId)).toBe("stolen");
    const history = await custodyHistory(badgeId);
    expect(history?.badges.map(({ issue, live, state }) => ({ issue, live, state }))).toEqual([
      { issue: 2, live: true, state: "not_printed" },
      { issue: 1, live: false, state: "stolen" },
    ]);
    expect(await statusOf(nomineeId)).toBe("badge_ready");
  });

  test("is damaged and handed in: destroyed; not handed in: still out, and to be asked back", async () => {
    const [a, b] = [await out(), await out()];
    for (const [{ badgeId }, handedIn] of [[a, true] as const, [b, false] as const])
      await carryOut({ intent: "replace", badgeId, reason: "damaged", handedIn }, by);
    expect(await whereIs(a.badgeId)).toBe("destroyed");
    expect(await whereIs(b.badgeId)).toBe("out");
    const kg = (await ledgerByDelegation("en")).find(({ id }) => id === "kg");
    expect(kg?.deadOut).toBe(1);
  });

  test("is found again: made valid, it lies at the desk", async () => {
    const { badgeId, nomineeId } = await out();
    expect(await reportItem(badgeId, "lost", by)).toEqual({ ok: true, value: null });
    expect(await isDead(badgeId)).toBe("lost");
    expect(await carryOut({ intent: "reinstate", badgeId }, by)).toMatchObject({ ok: true });
    expect(await whereIs(badgeId)).toBe("desk");
    expect(await statusOf(nomineeId)).toBe("badge_ready");
  });
});

describe("a floater", () => {
  async function floater() {
    const asked = await askFloater({ delegationId: "kz", zone: 3 }, by);
    if (!asked.ok) throw new Error(asked.error);
    const [row] = await database().select().from(pass).where(eq(pass.number, asked.value.number));
    if (!row) throw new Error("No floater");
    await issueFloaters([row.id], by);
    await database()
      .insert(printEntry)
      .values({ ...by, at: now, kind: "copy", passId: row.id });
    return row.id;
  }

  test("goes to somebody with a letter, never to a holder, and comes back", async () => {
    const id = await floater();
    const bare = { ...proxy, taker: "holder" as const, takenBy: "", letter: "" };
    expect(await handOver([id], bare, by)).toEqual({
      ok: false,
      error: { kind: "terms", refusals: ["name_missing", "letter_missing"] },
    });
    const handed = await handOver([id], proxy, by);
    if (!handed.ok) throw new Error("Refused");
    const page = await receiptPage(handed.value.receiptId, "en");
    expect(page?.lines).toMatchObject([{ id, isPass: true, out: true, issue: null }]);
    expect(await handOver([id], proxy, by)).toMatchObject({
      error: { clash: { refusal: "handed_before" } },
    });
    expect(await takeBack([id], "keep", by)).toEqual({ count: 1, refused: [] });
    expect(await whereIs(id)).toBe("desk");
  });

  test("that is lost is ended, and its custody says so", async () => {
    const id = await floater();
    expect((await handOver([id], proxy, by)).ok).toBe(true);
    expect((await endPass({ passId: id, reason: "lost" }, by)).ok).toBe(true);
    expect(await whereIs(id)).toBe("lost");
    expect(await reportItem(id, "destroyed", by)).toEqual({ ok: true, value: null });
    expect(await whereIs(id)).toBe("destroyed");
  });
});

test("the ledger finds a badge by name and by number, and counts the same as its lines", async () => {
  const { badgeId } = await issued({ surname: "Ledgerly", delegationId: "vn" });
  const all = { delegation: "", state: null, words: "" };
  const named = await ledgerLines({ ...all, words: "ledgerly" }, 10);
  expect(named.lines).toMatchObject([{ id: badgeId, state: "desk", live: true, receipt: null }]);
  const [line] = named.lines;
  const numbered = await ledgerLines({ ...all, words: line?.shortNumber ?? "" }, 10);
  expect(numbered.lines).toEqual(named.lines);
  const counted = await ledgerByDelegation("en");
  for (const state of ["desk", "out", "destroyed"] as const) {
    const { lines } = await ledgerLines({ ...all, state }, 5000);
    expect(counted.reduce((sum, { counts }) => sum + counts[state], 0)).toBe(lines.length);
  }
});

test("the receipt lists every badge on paper, in three languages, with both signatures", async () => {
  const badges = [];
  for (let n = 0; n < 45; n++) badges.push((await issued({ delegationId: "jo" })).badgeId);
  const handed = await handOver(badges, proxy, by);
  if (!handed.ok) throw new Error("Refused");
  for (const [language, words] of [
    ["en", "Receipt for badges"],
    ["ru", "Расписка в получении бейджей"],
    ["kk", "Бейдждерді алғаны туралы қолхат"],
  ] as const) {
    const page = await receiptPage(handed.value.receiptId, language);
    if (!page) throw new Error("No receipt");
    const pdf = await receiptPdf(page, language, now);
    await expectAccessible(pdf, { language, title: page.delegation.formalName[language] });
    expect(Buffer.compare(pdf, await receiptPdf(page, language, now))).toBe(0);
    const pages = await readPdf(pdf, 1);
    const text = pages.map((each) => each.text).join("\n");
    expect(pages.length).toBeGreaterThan(1);
    expect(text).toContain(words);
    expect(text).toContain("Aigerim Kassymova");
    for (const { shortNumber } of page.lines) expect(text).toContain(shortNumber);
  }
});
