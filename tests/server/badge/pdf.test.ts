import { monitorEventLoopDelay } from "node:perf_hooks";

import { eq, inArray } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { badgePdf } from "#app/server/badge/pdf.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { badge } from "#db/schema/badge.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { readCodes, readPdf, type ReadPage } from "#tests/support/pdf.ts";
import { somebody } from "./people.ts";

await useTestDatabase();

const LONG = "Abdrakhmanov-Nursultanbekov ".repeat(3).slice(0, 80).trim();
const mm = (points: number) => (points * 25.4) / 72;

async function issued(values: Parameters<typeof somebody>[0]): Promise<string> {
  const nomineeId = await somebody(values);
  const now = new Date("2022-10-12T03:00:00Z");
  const result = await database().transaction((tx) =>
    issueBadge(tx, { nomineeId, actor: "system", now }),
  );
  if (!result.ok) throw new Error(result.error);
  return result.value.badgeId;
}

let ids: string[];
let bytes: Uint8Array;
let pages: ReadPage[];
/** Spaces and line ends say nothing of where words were broken. */
const wordsOf = (page: number) => (pages[page]?.text ?? "").replace(/\s+/g, " ");

beforeAll(async () => {
  ids = [
    await issued({}),
    await issued({ category: "head_of_delegation", honorific: "H.E. Mr", photoId: null }),
    await issued({ delegationId: "jo", nativeName: "سامي البرقاوي", category: "security" }),
    await issued({ surname: LONG, givenNames: LONG, category: "host_staff" }),
    await issued({ surname: "Nguyễn", givenNames: "Minh", nativeName: "Nguyễn Minh" }),
    await issued({ surname: "", givenNames: "O", nativeName: "สมชาย", delegationId: "unodc" }),
  ];
  bytes = await badgePdf(ids);
  pages = await readPdf(bytes);
});

test("each badge has a front and a back, 86 x 120 mm with bleed and room for crop marks", () => {
  expect(pages).toHaveLength(2 * ids.length);
  expect(mm(pages[0]?.width ?? 0)).toBeCloseTo(86 + 2 * 3 + 2 * 7, 1);
  expect(mm(pages[0]?.height ?? 0)).toBeCloseTo(120 + 2 * 3 + 2 * 7, 1);
  expect(mm(pages[2]?.width ?? 0)).toBeCloseTo(85.6 + 2 * 3 + 2 * 7, 1);
  expect(mm(pages[2]?.height ?? 0)).toBeCloseTo(54 + 2 * 3 + 2 * 7, 1);
  expect(Buffer.from(bytes).toString("latin1")).toContain("/TrimBox");
});

test("the printed code is read from the page, and is the genuine badge", async () => {
  const rows = await database().select().from(badge).where(inArray(badge.id, ids));
  for (const [at, id] of ids.entries()) {
    const row = rows.find((one) => one.id === id);
    // A card carries its code on the back, for the escort.
    const page = pages[at === 1 ? 3 : 2 * at];
    const codes = await readCodes(page?.picture ?? Buffer.of());
    expect(codes).toEqual([badgeText(row?.token ?? new Uint8Array())]);
    expect(await verifyBadge(codes[0] ?? "", await verificationKeys())).toMatchObject({ ok: true });
  }
});

test("the words of a badge are text that can be searched and read aloud", async () => {
  const [row] = await database()
    .select()
    .from(badge)
    .where(eq(badge.id, ids[0] ?? ""));
  for (const words of [
    "CICA Summit",
    "АӨСШК саммиті",
    "Саммит СВМДА",
    "OMURALIEV",
    "Temir",
    "Өмүралиев Темир",
    "KGZ-9001",
    "badge 1",
    "Delegate",
    "12–13.10.2022",
    row?.shortNumber ?? "no number",
  ]) {
    expect(wordsOf(0)).toContain(words);
  }
  expect(wordsOf(1)).toContain("Сұралғанда паспортпен бірге көрсетіңіз");
  expect(wordsOf(1)).toContain("Valid 12–14 October 2022");
  const source = Buffer.from(bytes).toString("latin1");
  expect(source).toContain("/MarkInfo");
  expect(source).toContain("/Lang");
  expect(source).toContain("/DisplayDocTitle true");
  expect(source).toMatch(/\/FontName \/[A-Z]{6}\+Golos/);
});

test("a principal's card names State, person and part, and shows the code on the back only", async () => {
  expect(wordsOf(2)).toContain("H.E. Mr Temir Omuraliev");
  expect(wordsOf(2)).toContain("Head of delegation");
  expect(await readCodes(pages[2]?.picture ?? Buffer.of())).toEqual([]);
  expect(wordsOf(3)).toContain("Do not stop.");
});

test("a name of eighty letters stands whole", () => {
  const letters = (text = "") => text.replace(/[^\p{L}]+/gu, "");
  expect(letters(pages[6]?.text)).toContain(letters(LONG.toUpperCase()));
  expect(letters(pages[6]?.text)).toContain(letters(LONG));
});

test("a name whose letters we cannot draw is left out, rather than printed as boxes", () => {
  expect(wordsOf(10)).not.toContain("ส");
  expect(wordsOf(10)).not.toContain("\uFFFD");
  expect(wordsOf(10)).toContain("UNODC");
});

test("a native name that says the same as the Latin one is printed once", () => {
  expect(wordsOf(8)).toContain("NGUYỄN");
  expect(wordsOf(8)).not.toContain("Nguyễn");
});

test("on A4 sheets four fronts stand on a page and their backs behind them, and every code is read", async () => {
  const sheets = await readPdf(await badgePdf(ids, "a4"));
  // Five badges and a principal's card: two leaves and one.
  expect(sheets).toHaveLength(6);
  expect(mm(sheets[0]?.width ?? 0)).toBeCloseTo(210, 1);
  expect(await readCodes(sheets[0]?.picture ?? Buffer.of())).toHaveLength(4);
  expect(await readCodes(sheets[1]?.picture ?? Buffer.of())).toEqual([]);
  expect(await readCodes(sheets[5]?.picture ?? Buffer.of())).toHaveLength(1);
});

test("for a card printer a page is the badge itself", async () => {
  const [page] = await readPdf(await badgePdf(ids.slice(0, 1), "card-printer"));
  expect([mm(page?.width ?? 0), mm(page?.height ?? 0)].map(Math.round)).toEqual([86, 120]);
  expect(await readCodes(page?.picture ?? Buffer.of())).toHaveLength(1);
});

test("an Arabic name is drawn with its own face", () => {
  expect(Buffer.from(bytes).toString("latin1")).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansArabic/);
});

test("printed again, the same badges are the same bytes", async () => {
  expect(Buffer.from(await badgePdf(ids)).equals(Buffer.from(bytes))).toBe(true);
});

test("whoever else asks is answered while badges are drawn", async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const printed = await badgePdf(Array.from({ length: 5 }, () => ids).flat());
  delay.disable();
  expect(delay.percentile(90) / 1e6).toBeLessThan(60);
  expect(
    Buffer.from(printed)
      .toString("latin1")
      .match(/\/Type \/Page\b/g),
  ).toHaveLength(60);
});

test("a photo is cut for print once, and kept", async () => {
  const [badged] = await database()
    .select({ photoId: nominee.photoId })
    .from(badge)
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .where(eq(badge.id, ids[0] ?? ""));
  const [kept] = await database()
    .select()
    .from(file)
    .where(eq(file.id, badged?.photoId ?? ""));
  const cut = await sharp(kept?.print ?? new Uint8Array()).metadata();
  expect(cut).toMatchObject({ format: "jpeg", width: 390, height: 501 });
});
