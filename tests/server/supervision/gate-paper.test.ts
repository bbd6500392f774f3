import { writeFileSync } from "node:fs";

import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { readPaperList } from "#app/domain/supervision/paper-list.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { holdBack, letGo } from "#app/server/supervision/hold-back.server.ts";
import { gatePaper } from "#app/server/supervision/paper-list/gate-paper.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { type Badged, badged, newBadge, supervisor } from "#tests/support/gate.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { wordsOf } from "#tests/support/pdf.ts";
import { expectAccessible } from "#tests/support/pdf-structure.ts";

await useTestDatabase();
const by = { actor: await supervisor(), now: await summitNow() };
const day = astanaDay(by.now);
const GATE_B = { en: "Gate B", ru: "Вход Б", kk: "Б қақпасы" };
let layla: Badged;
let lost: Badged;
let replaced: Badged;
let held: Badged;
let support: Badged;

async function paper(
  gateId = "b",
  language: (typeof LANGUAGES)[number] = "en",
): Promise<Uint8Array> {
  const pdf = await gatePaper({ gateId, day, language }, by);
  if (!pdf) throw new Error("No paper");
  return pdf;
}

beforeAll(async () => {
  layla = await badged({
    surname: "Al-Hmoud",
    givenNames: "Layla Nasser",
    nativeName: "ليلى الحمود",
  });
  lost = await badged({ surname: "Haddad", givenNames: "Omar" });
  replaced = await badged({ surname: "Kim", givenNames: "Ji-woo", nativeName: "김지우" });
  held = await badged({ surname: "Zurayqat", givenNames: "Sami" });
  const order = { badgeId: lost.badgeId, reason: "lost", ...by } as const;
  await database().transaction((tx) => revokeBadge(tx, order));
  const id = await draftOf(await focalPoint("jo"), { category: "support", surname: "Nassar" });
  await database().update(nominee).set({ status: "cleared" }).where(eq(nominee.id, id));
  support = await newBadge(id);
});

test("the list has who may pass the gate, by letter, each with the number that the paper list takes", async () => {
  const text = await wordsOf(await paper());
  for (const words of [
    "AL-HMOUD Layla Nasser",
    layla.shortNumber,
    "JOR · D",
    "KIM Ji-woo",
    "김지우",
  ])
    expect(text).toContain(words);
  expect(text.indexOf("AL-HMOUD")).toBeLessThan(text.indexOf("KIM"));
  const { faults } = readPaperList(`08:01;${layla.shortNumber}`, {
    day,
    way: "entry",
    now: by.now,
  });
  expect(faults).toEqual([]);
});

test("it has nobody whose badge is dead, replaced, held back or for other zones", async () => {
  const again = await newBadge(replaced.nomineeId);
  await holdBack({ nomineeId: held.nomineeId, reason: "Asked by the security office" }, by);
  const text = await wordsOf(await paper());
  for (const dead of [lost, replaced, held, support]) expect(text).not.toContain(dead.shortNumber);
  expect(text).toContain(again.shortNumber);
  expect(await wordsOf(await paper("a"))).toContain(support.shortNumber);
  await letGo(held.nomineeId, by);
  expect(await wordsOf(await paper())).toContain(held.shortNumber);
});

test("each printing is on the trail, without a name", async () => {
  const trail = await database()
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.action, "gate.list_printed"), eq(auditEntry.subjectId, "b")));
  expect(trail.length).toBeGreaterThan(0);
  expect(JSON.stringify(trail)).not.toMatch(/hmoud/i);
  expect(trail[0]?.actor).toBe(by.actor);
});

test("it is the same to the byte until somebody's right changes, and can be read aloud in three languages", async () => {
  for (const language of LANGUAGES) {
    const pdf = await paper("b", language);
    await expectAccessible(pdf, { language, title: GATE_B[language] });
    if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/gate-${language}.pdf`, pdf);
    expect(Buffer.compare(pdf, await paper("b", language))).toBe(0);
    expect(await wordsOf(pdf)).not.toMatch(/\{\{|list\./);
  }
  expect(await gatePaper({ gateId: "nowhere", day, language: "en" }, by)).toBeNull();
  expect(await gatePaper({ gateId: "b", day: "2022-11-01", language: "en" }, by)).toBeNull();
});
