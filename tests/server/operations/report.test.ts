import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";

import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";

import { headText, parseHead } from "#app/domain/audit/head.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { reportedUntil } from "#app/domain/operations/report.ts";
import { sealTrail } from "#app/server/audit/seal.server.ts";
import { auditHead, verifyTrail } from "#app/server/audit/verify-trail.server.ts";
import { dailyReport } from "#app/server/operations/report/daily-report.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { translator } from "#app/text/translator.ts";
import { auditSeal } from "#db/schema/audit-seal.ts";
import { incident } from "#db/schema/incident.ts";
import { passage } from "#db/schema/passage.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, phoneAt } from "#tests/support/gate.ts";
import { readCodes, readPdf } from "#tests/support/pdf.ts";
import { expectAccessible } from "#tests/support/pdf-structure.ts";

await useTestDatabase();
const now = await summitNow();
const day = reportedUntil({ day: "2022-10-12", minute: "500" }, now);
if (!day) throw new Error("The day has begun");

beforeAll(async () => {
  const { phone } = await phoneAt("b");
  const person = await badged();
  const scan = (sequence: number, verdict: "admit" | "refuse", at: string) => ({
    ...{ id: randomUUID(), deviceId: phone.id, deviceSequence: sequence, gateId: "b" },
    ...{ direction: "entry" as const, verdict, badgeId: person.badgeId },
    ...{ holderId: person.nomineeId, scannedAt: new Date(`2022-10-12T${at}:00+06:00`) },
    decision: verdict === "admit" ? ("admitted" as const) : ("refused" as const),
  });
  await database()
    .insert(passage)
    .values([
      scan(1, "admit", "07:10"),
      scan(2, "admit", "08:10"),
      scan(3, "refuse", "08:15"),
      // After the minute that is reported.
      scan(4, "admit", "08:25"),
    ]);
  await database()
    .insert(incident)
    .values({ kind: "report", text: "Nobody's", openedAt: new Date("2022-10-12T07:30:00+06:00") });
  while ((await sealTrail()) > 0);
});

const report = (language: (typeof LANGUAGES)[number] = "en") => dailyReport(day, language);

test("the report counts the day up to its minute, and names nobody", async () => {
  const text = (await readPdf(await report())).map((page) => page.text).join("\n");
  expect(text).toMatch(/Delegate\s+1\s+2/);
  expect(text).toMatch(/Gate B, plenary hall\s+1\s+2/);
  expect(text).toMatch(/Refused\s+1/);
  expect(text).toMatch(/Phones that scanned\s+1/);
  expect(text).toMatch(/Report\s+1\s+1/);
  expect(text).not.toContain("Al-Hmoud");
});

test("the head at its foot is the trail's, by letter and by code, and betrays a seal made anew", async () => {
  const head = await auditHead();
  if (!head) throw new Error("Badges and phones leave entries");
  const pages = await readPdf(await report());
  const foot = pages.at(-1);
  const printed = (foot?.text ?? "").replaceAll(/\s/g, "");
  expect(printed).toContain(headText(head));
  const [code = ""] = await readCodes(foot?.picture ?? Buffer.alloc(0));
  const read = parseHead(code);
  expect(read).toEqual({ ok: true, value: head });
  expect((await verifyTrail(head)).faults).toEqual([]);
  const other = {
    ...head,
    digest: head.digest.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
  };
  expect((await verifyTrail(other)).faults).toMatchObject([{ kind: "other_head" }]);
  const [seal] = await database().select().from(auditSeal).where(eq(auditSeal.number, head.number));
  expect(seal?.entryId).toBeGreaterThan(0);
});

test("the same day and head give the same bytes, in every language, and a screen reader finds its way", async () => {
  if (process.env.PICTURES_TO) mkdirSync(process.env.PICTURES_TO, { recursive: true });
  for (const language of LANGUAGES) {
    const pdf = await report(language);
    expect(Buffer.from(await report(language)).equals(Buffer.from(pdf))).toBe(true);
    const title = translator(language, "operations")("report.title");
    await expectAccessible(pdf, { language, title });
    expect((await readPdf(pdf, 1)).length).toBeLessThanOrEqual(2);
    if (process.env.PICTURES_TO)
      writeFileSync(`${process.env.PICTURES_TO}/report-${language}.pdf`, pdf);
  }
});

test("a day that is none or still to come has no report", () => {
  for (const asked of ["2022-10-13", "2022-13-01", "yesterday", ""])
    expect(reportedUntil({ day: asked, minute: null }, now)).toBeNull();
  expect(reportedUntil({ day: "2022-10-11", minute: null }, now)?.until.toISOString()).toBe(
    "2022-10-11T17:59:59.999Z",
  );
});
