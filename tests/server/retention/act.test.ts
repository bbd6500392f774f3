import { writeFile } from "node:fs/promises";

import { beforeAll, describe, expect, test } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { actPdf } from "#app/server/retention/act-pdf.server.ts";
import { type ActPage, readAct } from "#app/server/retention/acts.server.ts";
import { placeHold } from "#app/server/retention/holds.server.ts";
import { orderRun } from "#app/server/retention/run.server.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { workOff } from "#tests/support/import.ts";
import { officerWith } from "#tests/support/officers.ts";
import { wordsOf } from "#tests/support/pdf.ts";
import { expectAccessible } from "#tests/support/pdf-structure.ts";
import { somebodyHeld, TRACES } from "#tests/support/retention.ts";

await useTestDatabase();
const DUE = new Date("2022-11-12T06:00:00Z");
let act: ActPage;
let held: string;
beforeAll(async () => {
  const by = { actor: (await officerWith("admin", "Saule Nurlanova")).id, now: DUE };
  await somebodyHeld("jo");
  held = (await somebodyHeld("kg", { surname: "Toktogulova" })).nomineeId;
  await placeHold({ kind: "person", id: held }, "Case 12/2022", by);
  await placeHold({ kind: "class", data: "mail" }, "Case 13/2022", by);
  await setSummitClock(DUE);
  await orderRun(by);
  await workOff();
  const read = await readAct(1);
  if (!read) throw new Error("No act");
  act = read;
});

test("there is no act of another number", async () => {
  expect(await readAct(99)).toBeNull();
});

describe.each(LANGUAGES)("the paper in %s", (language) => {
  test("says rules, purposes, counts, delegations and holds; accessible; the same bytes again", async () => {
    const pdf = await actPdf(act, language);
    if (process.env.SHOW) await writeFile(`${process.env.SHOW}/act-${language}.pdf`, pdf);
    const words = await wordsOf(pdf);
    const expected = {
      en: [
        "Act on the destruction of personal data",
        "No. A-0001",
        "12 November 2022",
        "Passports",
        "To accredit",
        "Jordan",
        "Kyrgyzstan: 1 person",
        "All of the class: Texts of mail",
        "nominee.passport_sealed",
      ],
      ru: [
        "Акт об уничтожении персональных данных",
        "№ A-0001",
        "12 ноября 2022",
        "Паспорта",
        "Иордания",
        "1 человек",
        "Весь класс: Тексты писем",
      ],
      kk: [
        "Дербес деректерді жою туралы акт",
        "№ A-0001",
        "Паспорттар",
        "Иордания",
        "1 адам",
        "Бүкіл түр: Хат мәтіндері",
      ],
    }[language];
    for (const part of expected) expect(words).toContain(part);
    expect(words.replaceAll(/\s/g, "")).toContain(act.head);
    for (const trace of Object.values(TRACES)) expect(words).not.toContain(trace);
    expect(words).not.toContain("Toktogulova");
    expect(words).not.toContain("Saule");
    await expectAccessible(pdf, { language, title: "A-0001" });
    expect(Buffer.from(await actPdf(act, language)).equals(Buffer.from(pdf))).toBe(true);
  });
});
