import { writeFileSync } from "node:fs";

import { beforeAll, describe, expect, it } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import type { Copy } from "#app/domain/programme/personal/edition.ts";
import { layOutPersonal } from "#app/domain/programme/personal/layout.ts";
import { SHEET } from "#app/domain/programme/layout/sheet.ts";
import { styleOf } from "#app/domain/programme/layout/styles.ts";
import { EMPTY_PLAN } from "#app/domain/travel/plan.ts";
import { database } from "#app/server/platform/database.server.ts";
import { personalPdf } from "#app/server/programme/pdf/personal.thread.ts";
import { typesetter } from "#app/server/programme/pdf/typesetter.server.ts";
import { personalEdition } from "#app/server/programme/personal/personal-edition.server.ts";
import { personalResponse } from "#app/server/programme/personal/personal-response.server.ts";
import { savePlan } from "#app/server/travel/plan.server.ts";
import { saveVehicle } from "#app/server/travel/vehicles.server.ts";
import { bilateralAttendee } from "#db/schema/bilateral.ts";
import { acceptedRequest, at, placeMeeting, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { wordsOf } from "#tests/support/pdf.ts";
import { expectAccessible } from "#tests/support/pdf-structure.ts";

await useTestDatabase();
const CURRENT = "http://localhost:3000/delegation/programme.pdf";
const FLIGHT = { mode: "flight", carrier: "Air Astana", number: "KC 852", point: "nqz" };

async function editionFor(
  id: string,
  language: (typeof LANGUAGES)[number] = "en",
  copy: Copy | null = null,
) {
  const edition = await personalEdition(id, language, copy);
  if (!edition) throw new Error(`No delegation ${id}`);
  return edition;
}

beforeAll(async () => {
  const by = await protocolOfficer();
  const writer = await focalPoint("jo");
  const layla = await draftOf(writer);
  const minister = {
    category: "head_of_delegation",
    honorific: "H.E.",
    surname: "Zurayqat",
    givenNames: "Sami",
  };
  const sami = await draftOf(writer, { ...minister, passportNumber: "T4820174" });
  const arrival = { ...FLIGHT, day: "2022-10-12", time: "09:05" };
  for (const id of [layla, sami])
    await savePlan(writer, id, { ...EMPTY_PLAN, arrival, hotel: "hilton" }, 0);
  const van = {
    plate: "123 ABC 01",
    make: "Toyota",
    colour: "white",
    driver: "Omar",
    purpose: "delegates",
  };
  await saveVehicle(writer, van, null);
  const requestId = await acceptedRequest("jo", "kg", by, { language: "ar", pressMinutes: 5 });
  await database()
    .insert(bilateralAttendee)
    .values([
      { requestId, delegationId: "jo", nomineeId: sami, as: "principal" },
      { requestId, delegationId: "jo", nomineeId: layla, as: "interpreter" },
    ]);
  const elsewhere = await acceptedRequest("uz", "tj", by);
  for (const meeting of [
    { requestId, roomId: "burabay", start: at("11:00") },
    { requestId: elsewhere, roomId: "kaspi", start: at("11:00") },
  ]) {
    const placed = await placeMeeting(meeting, by);
    if (!placed.ok) throw new Error(JSON.stringify(placed.error));
  }
});

describe("the programme of a delegation", () => {
  it("has its sessions with its seat and its turn, its meetings, its journeys, and whom to call", async () => {
    const text = await wordsOf(await personalPdf(await editionFor("jo"), CURRENT));
    for (const words of [
      ...["Hashemite Kingdom of Jordan", "Delegation: Jordan. Not for publication", "JOR 1 / "],
      ...["Dana Al-Masri", "Hilton Astana", "1 vehicle", "123 ABC 01", "4444"],
      ...["Arrival", "Air Astana KC 852", "ZURAYQAT Sami, AL-HMOUD Layla Nasser"],
      ...[
        "Kyrgyzstan",
        "11:00",
        "–11:30",
        "Burabay",
        "Led by H.E. Sami Zurayqat",
        "Arabic",
        "5 min",
      ],
      ...["Plenary session", "Statement: no. ", "Seat "],
      ...["Thursday, 13 October 2022", "UTC+6", "Programme version 1, "],
    ])
      expect(text).toContain(words);
  });

  it("has nobody else's meeting, arrival or people", async () => {
    const jordan = await wordsOf(await personalPdf(await editionFor("jo"), CURRENT));
    expect(jordan).not.toContain("Tajikistan");
    expect(jordan).not.toContain("President of Qatar");
    const kyrgyz = await wordsOf(await personalPdf(await editionFor("kg"), CURRENT));
    expect(kyrgyz).toContain("Jordan");
    expect(kyrgyz).not.toMatch(/Zurayqat|Al-Hmoud|KC 852/i);
  });

  it("has its own talks and arrival, which the public programme hides", async () => {
    const { entries } = await editionFor("qa");
    expect(entries.some(({ title }) => /Qatar/.test(title))).toBe(true);
  });

  it("says in three languages what it says in one, in letters that its fonts have", async () => {
    for (const language of LANGUAGES) {
      const edition = await editionFor("jo", language);
      const pdf = await personalPdf(edition, CURRENT);
      if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/personal-${language}.pdf`, pdf);
      await expectAccessible(pdf, { language, title: edition.delegation.formalName });
      const text = await wordsOf(pdf);
      for (const { title, note } of edition.entries) {
        expect(text).toContain(title.replace(/\s+/g, " "));
        expect(text).toContain(note.replace(/- /g, "-"));
      }
      expect(text).not.toMatch(/\{\{|personal:|programme:/);
    }
  });

  it("is the same to the byte for one state and copy, and another copy is another file", async () => {
    const print = async (copy: Copy | null) =>
      Buffer.from(await personalPdf(await editionFor("jo", "ru", copy), CURRENT));
    const fourth = { number: 4, of: 12 };
    expect(Buffer.compare(await print(fourth), await print(fourth))).toBe(0);
    expect(Buffer.compare(await print(fourth), await print({ number: 5, of: 12 }))).not.toBe(0);
    expect(await wordsOf(await print(fourth))).toContain("Экземпляр 4 из 12.");
  });

  it("begins each day on a page of its own, breaks no entry, and keeps within the paper", async () => {
    for (const language of LANGUAGES) {
      const edition = await editionFor("kz", language);
      const pages = layOutPersonal(edition, typesetter);
      expect(pages.flatMap(({ rows }) => rows)).toHaveLength(edition.entries.length);
      for (const { rows, facts, head, furniture, day } of pages) {
        expect(
          new Set(rows.map(({ id }) => edition.entries.find((entry) => entry.id === id)?.day)),
        ).toEqual(new Set([day]));
        let bottom = facts ? facts.top + facts.height : 43;
        for (const row of rows) {
          expect(row.top).toBeGreaterThanOrEqual(bottom - 1e-6);
          bottom = row.top + row.height;
        }
        expect(bottom).toBeLessThanOrEqual(266);
        for (const block of [
          ...head,
          ...furniture,
          ...(facts?.blocks ?? []),
          ...rows.flatMap((row) => row.blocks),
        ]) {
          expect(block.x + block.width).toBeLessThanOrEqual(SHEET.right + 1e-6);
          for (const line of block.lines)
            expect(typesetter.width(line, styleOf(block.style)), line).toBeLessThanOrEqual(
              block.width + 0.05,
            );
        }
      }
    }
  });

  it("prints names in any script that delegations write", async () => {
    const edition = await editionFor("jo");
    const names = ["أيمن الصفدي", "习近平", "황보 예슬", "Nguyễn Thị Minh Khai", "Əliyarov Rəşad"];
    const [first, ...others] = edition.entries;
    if (!first) throw new Error("No entry");
    const named = { ...first, note: `Led by ${names.slice(1).join(", ")}.` };
    const arabic = { ...first, id: "arabic", note: names[0] ?? "" };
    const text = await wordsOf(
      await personalPdf({ ...edition, entries: [named, arabic, ...others] }, CURRENT),
    );
    for (const name of names.slice(1)) expect(text).toContain(name);
    expect([...(names[0] ?? "")].every((letter) => text.includes(letter))).toBe(true);
  });

  it("answers in a wished language, and refuses a language, a copy or a delegation that there is not", async () => {
    const ask = async (id: string, query: string): Promise<number> => {
      const request = new Request(`http://localhost/?${query}`);
      const answer = await personalResponse(id, { request, language: "en" }).catch(
        (thrown: unknown) => thrown,
      );
      return answer instanceof Response ? answer.status : 0;
    };
    expect(await ask("jo", "lang=kk&copy=&of=")).toBe(200);
    for (const query of ["lang=de", "copy=13&of=12", "copy=1", "copy=a&of=b", "copy=0&of=0"])
      expect(await ask("jo", query)).toBe(400);
    expect(await ask("nowhere", "")).toBe(404);
  });

  it("says so where nothing is planned", async () => {
    const edition = { ...(await editionFor("jo")), entries: [] };
    const text = await wordsOf(await personalPdf(edition, CURRENT));
    expect(text).toContain("Nothing is planned for this delegation yet");
    expect(await personalEdition("nowhere", "en", null)).toBeNull();
  });
});
