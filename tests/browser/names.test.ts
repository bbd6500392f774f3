import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { fullName } from "#app/domain/nominee/display.ts";
import { exportXlsx } from "#app/server/import/export.server.ts";
import { headingNames } from "#app/server/import/headings.server.ts";
import { readTable } from "#app/server/import/list.thread.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { quota } from "#db/schema/delegation.ts";
import { account } from "#db/schema/person.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();
const url = await servePages();

/** People whom forms elsewhere turn away: surname, given names, native name. */
const PEOPLE = [
  ["Sukarno", "", ""],
  ["Li", "O", "李鷗"],
  ["U", "", ""],
  ["O'Connor-García", "José María", ""],
  ["al-Ḥumūd", "Laylā", "ليلى ناصر الحمود"],
  ["Әбдірахманқызы", "Үміт", "Әбдірахманқызы Үміт"],
  ["Nguyễn", "Thị Ánh", ""],
  ["김", "민준", "김민준"],
  ["Şükürov", "İlkin", ""],
  [
    "Wickramasinghe-Appuhamilage-Ratnayake-Ab",
    "Chandrika Kumari Priyadarshani Ilangako",
    "Чандрика Кумари Приядаршани Викрамасингхе-Аппухамиладж-Ратнаяке",
  ],
].map(([surname = "", givenNames = "", nativeName = ""], at) => ({
  ...{ surname, givenNames, nativeName, honorific: "", category: "technical" },
  passportNumber: `T48203${10 + at}`,
}));

let browser: Browser;
let ids: string[];
let focal: Awaited<ReturnType<typeof focalPoint>>;

beforeAll(async () => {
  browser = await launchBrowser();
  focal = await focalPoint("az");
  ids = [];
  await database().update(quota).set({ places: PEOPLE.length }).where(eq(quota.delegationId, "az"));
  for (const person of PEOPLE) ids.push(await sentFile(focal, person));
}, 60_000);
afterAll(() => browser?.close());

async function signedIn(accountId: string, width: number, secondFactor = false): Promise<Page> {
  const [pair = ""] = (await openSession(accountId, { secondFactor })).split(";");
  const [name = "", value = ""] = pair.split("=");
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "en" });
  await context.addCookies([{ name, value, url }]);
  return context.newPage();
}

/** What is wrong with a page that shows somebody: a name that is missing, or one that pushes the page wider. */
async function faults(page: Page, path: string, names: readonly string[]): Promise<string[]> {
  const answer = await page.goto(url + path);
  const text = ((await page.locator("body").innerText()) ?? "").replaceAll(/\s+/g, " ");
  const values = await page
    .locator("input")
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  const all = [text, ...values].join(" ").toLocaleLowerCase();
  const absent = names.filter((name) => !all.includes(name.toLocaleLowerCase()));
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...(answer?.status() === 200 ? [] : [`${path} answered ${answer?.status()}`]),
    ...absent.map((name) => `${path} lacks ${name}`),
    ...(overflow > 0 ? [`${path} is ${overflow} pixels too wide`] : []),
  ];
}

test.each([390, 1440])(
  "every name stands whole on a delegation's pages, %d pixels wide",
  async (width) => {
    const page = await signedIn(focal.actor, width);
    const found = await faults(page, "/delegation", PEOPLE.map(fullName));
    for (const [at, person] of PEOPLE.entries())
      found.push(
        ...(await faults(page, `/delegation/nominees/${ids[at]}`, [
          person.surname,
          person.givenNames,
          person.nativeName,
        ])),
      );
    found.push(...(await faults(page, "/delegation/travel", PEOPLE.map(fullName))));
    expect(found).toEqual([]);
  },
  60_000,
);

test.each([390, 1440])(
  "and on an officer's, %d pixels wide",
  async (width) => {
    const officer = await officerWith("officer", "Aigerim");
    const page = await signedIn(officer.id, width, true);
    const found = await faults(page, "/accreditation?delegation=az", PEOPLE.map(fullName));
    for (const [at, person] of PEOPLE.entries())
      found.push(
        ...(await faults(page, `/accreditation/${ids[at]}`, [person.surname, person.nativeName])),
      );
    expect(found).toEqual([]);
  },
  60_000,
);

test("no letter is lost between two pieces of a page", async () => {
  const { actor } = await focalPoint("az");
  await database().update(account).set({ language: "kk" }).where(eq(account.id, actor));
  const [cookie = ""] = (await openSession(actor, { secondFactor: false })).split(";");
  const paths = [
    "/delegation",
    "/delegation/travel",
    ...ids.map((id) => `/delegation/nominees/${id}`),
  ];
  const torn: string[] = [];
  for (const path of paths) {
    const answer = await fetch(url + path, { headers: { cookie } });
    const text = await answer.text();
    expect(text).toContain('lang="kk"');
    if (/[\0\uFFFD]/.test(text)) torn.push(path);
  }
  expect(torn).toEqual([]);
});

test("the list that a delegation takes away holds each as it was written", async () => {
  const list = await exportXlsx("az", "en", { actor: "system", at: new Date() });
  const table = await readTable(Buffer.from(list?.bytes ?? []), new Set(headingNames().keys()));
  const written = table.ok ? table.value.map((row) => row.join("|")) : [];
  for (const { surname, givenNames, nativeName } of PEOPLE)
    expect(written.join("\n")).toContain([surname, givenNames, nativeName].join("|"));
});
