import { inArray } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { passKindOf } from "#app/domain/badge/pass.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { issueDayBadge } from "#app/server/pass/day-badge.server.ts";
import { endPass } from "#app/server/pass/end.server.ts";
import { askFloater, issueFloaters } from "#app/server/pass/floater.server.ts";
import { passPdfResponse } from "#app/server/pass/pdf.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { registerPage } from "#app/server/print-run/register.server.ts";
import { pass } from "#db/schema/pass.ts";
import { printEntry } from "#db/schema/print.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { readCodes, readPdf, type ReadPage } from "#tests/support/pdf.ts";

await useTestDatabase();

const by = { ...(await focalPoint("kg")), now: new Date("2022-10-12T03:00:00Z") };
const mm = (points: number) => (points / 72) * 25.4;
const flat = (page: ReadPage | undefined) => (page?.text ?? "").replace(/\s+/g, " ");
const print = async (ids: readonly string[], sheet = "marks") => {
  const request = new Request(`http://desk.example/badges/passes.pdf?sheet=${sheet}`);
  const response = await passPdfResponse(ids, { request, actor: by.actor });
  return new Uint8Array(await response.arrayBuffer());
};

let bytes: Uint8Array;
let pages: ReadPage[];
let rows: (typeof pass.$inferSelect)[];

beforeAll(async () => {
  await askFloater({ delegationId: "kg", zone: 3 }, by);
  await askFloater({ delegationId: "unodc", zone: 4 }, by);
  const asked = await database().select().from(pass);
  await issueFloaters(
    asked.map(({ id }) => id),
    by,
  );
  const visitor = { day: "2022-10-13", zones: ["1", "6"], reason: "Repairs" };
  await issueDayBadge(
    {
      ...{ ...visitor, holderName: "Айгерім Сәдуақасова", delegationId: "host" },
      escort: "Department of State Protocol",
    },
    by,
  );
  await issueDayBadge(
    {
      ...{ ...visitor, holderName: "Maximiliano Bartholomew Featherstonehaugh-Montgomery Jr" },
      ...{ delegationId: "iom", escort: "Office of the Director General for Operations, Geneva" },
    },
    by,
  );
  await issueDayBadge(
    { ...visitor, holderName: "王小明", delegationId: "cn", escort: "Security of the venue" },
    by,
  );
  rows = await database().select().from(pass).orderBy(pass.number);
  bytes = await print(rows.map(({ id }) => id));
  pages = await readPdf(bytes);
});

test("front and back of each, of a lanyard badge's size, by number", () => {
  expect(rows.map(({ number }) => number)).toEqual([
    ...["F-KGZ-3-01", "F-UNODC-4-01", "V-1013-001", "V-1013-002", "V-1013-003"],
  ]);
  expect(pages).toHaveLength(2 * rows.length);
  for (const { width, height } of pages)
    expect([mm(width), mm(height)].map(Math.round)).toEqual([86 + 20, 120 + 20]);
});

test("the printed code is read from the page, and is the genuine pass", async () => {
  for (const [at, row] of rows.entries()) {
    const codes = await readCodes(pages[2 * at]?.picture ?? Buffer.of());
    expect(codes).toEqual([badgeText(row.token ?? new Uint8Array())]);
    const verified = await verifyBadge(codes[0] ?? "", await verificationKeys());
    expect(verified.ok && passKindOf(verified.value.claims)).toBe(row.kind);
  }
});

test("a floater says its zone, its delegation, its number, and that it is nothing alone", () => {
  const front = flat(pages[0]);
  for (const words of ["Floater", "KGZ", "F-KGZ-3-01", "Plenary hall", rows[0]?.shortNumber ?? "-"])
    expect(front).toContain(words);
  for (const words of [
    "Valid only with a personal badge",
    "Жеке бейджбен бірге ғана жарамды",
    "Действителен только с личным бейджем",
  ])
    expect(front).toContain(words);
  expect(flat(pages[1])).toContain("handed on among its people");
  // The longest of the three, to its last word.
  expect(flat(pages[1])).toContain("4444 нөміріне қоңырау шалыңыз.");
});

test("a day badge says the day, the visitor, the host and the escort", () => {
  const front = flat(pages[4]);
  for (const words of ["13", "October 2022", "қазан 2022", "октябрь 2022", "V-1013-001"])
    expect(front).toContain(words);
  for (const words of ["Айгерім Сәдуақасова", "Organising Committee", "State Protocol", "Visitor"])
    expect(front).toContain(words);
  expect(flat(pages[5])).toContain("walking with the escort named");
});

test("long names stand whole, and a name in Chinese stands as it was typed", () => {
  expect(flat(pages[6])).toContain("Featherstonehaugh-Montgomery");
  expect(flat(pages[6])).toContain("Geneva");
  expect(flat(pages[8])).toContain("王小明");
});

test("on A4 four stand on a page", async () => {
  const sheets = await readPdf(
    await print(
      rows.map(({ id }) => id),
      "a4",
    ),
  );
  expect(sheets).toHaveLength(4);
  expect(await readCodes(sheets[0]?.picture ?? Buffer.of())).toHaveLength(4);
});

test("one that ended is never printed again, and each print stands in the register", async () => {
  const [first] = rows;
  if (!first) throw new Error("no pass");
  await endPass({ passId: first.id, reason: "lost" }, by);
  await expect(print([first.id])).rejects.toMatchObject({ status: 404 });
  const ids = rows.map(({ id }) => id);
  const printed = await database().select().from(printEntry).where(inArray(printEntry.passId, ids));
  // All together twice, above.
  expect(printed).toHaveLength(2 * rows.length);
  const { lines } = await registerPage("F-KGZ", null);
  expect(lines.map(({ kind, number, shortNumber }) => [kind, number, shortNumber])).toEqual(
    Array.from({ length: 2 }, () => ["copy", "F-KGZ-3-01", first.shortNumber]),
  );
});
