import { randomUUID } from "node:crypto";

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { receivePassages } from "#app/server/gate/passages.server.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";
import { languageCookie } from "#app/server/platform/access/context.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { deviceAssignment } from "#db/schema/gate.ts";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged, passageOf, phoneAt, supervisor, upload } from "#tests/support/gate.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();

const url = await servePages();
const browser = await launchBrowser();
afterAll(() => browser.close());

const actor = await supervisor();
const layla = await badged();
const omar = await badged({ surname: "Haddad", givenNames: "Omar", nativeName: "عمر حداد" });
const { phone } = await phoneAt("b");

/** The supervisor's window. */
async function window(width: number, language = "en"): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language });
  const [pair = ""] = (await openSession(actor, { secondFactor: true })).split(";");
  const [name = "", value = ""] = pair.split("=");
  await context.addCookies([{ name, value: decodeURIComponent(value), url }]);
  const [chosen = ""] = (await languageCookie().serialize(language)).split(";");
  const at = chosen.indexOf("=");
  const choice = { name: chosen.slice(0, at), value: chosen.slice(at + 1) };
  await context.addCookies([{ ...choice, url }]);
  const page = await context.newPage();
  return page;
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.GATE_SHOTS)
    await page.screenshot({ path: `${process.env.GATE_SHOTS}/${name}.png`, fullPage: true });
}

/** Nothing sticks out sideways. */
const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const seconds = async () => Math.floor((await summitNow()).getTime() / 1000);
const places = async () =>
  (await database().select().from(presence)).map(({ zone }) => zone).toSorted();

beforeAll(async () => {
  // Layla is inside, and shows her badge again: refused.
  const inside = passageOf({ serial: layla.serial, scannedAt: (await seconds()) - 600 });
  await receivePassages(phone, upload([inside], { battery: 80 }));
  const again = { id: randomUUID(), sequence: 2, floater: null, hasRecord: true };
  await judgeOnline(phone, { ...again, code: layla.text });
});

const PAGES = [
  "/gates",
  "/gates/people?q=haddad",
  "/gates/floaters?all=",
  "/gates/principals",
  "/gates/paper",
  "/gates/incidents",
];

test.each([390, 1440])(
  "a supervisor searches, holds back, corrects, stops a gate, counts and brings in paper at %i px",
  async (width) => {
    const page = await window(width);
    await page.goto(`${url}/gates/people`);
    await page.getByText("Refuse: already inside").waitFor();
    await page.getByRole("searchbox").fill("haddad");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("link", { name: /HADDAD Omar/ }).waitFor();
    await shot(page, `people-${width}`);
    await page.getByRole("link", { name: /HADDAD Omar/ }).click();

    await page.getByRole("button", { name: "Hold back" }).click();
    await page.getByRole("link", { name: "Write a reason." }).waitFor();
    await page.getByLabel("Why", { exact: true }).fill("Asked for by security");
    await page.getByRole("button", { name: "Hold back" }).click();
    await page.getByText("Asked for by security").first().waitFor();
    await shot(page, `person-${width}`);
    await page.getByRole("button", { name: "Let them in again" }).click();
    await page.getByText("Gates let this person in again").waitFor();

    await page.getByLabel("Gate", { exact: true }).selectOption("b");
    await page.getByLabel("Why it is certain").fill("Came in with the minister; seen by me");
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByText("Written down. The ledger follows").waitFor();
    await page.getByText("Zone 3, Plenary hall").first().waitFor();
    expect(await places()).toEqual([3, 3]);

    await page.goto(`${url}/gates`);
    await page.getByLabel("What", { exact: true }).selectOption("stop");
    await page.getByLabel("To", { exact: true }).selectOption("b");
    await page.getByRole("button", { name: "Send to the phones" }).click();
    await page.getByText("Read on 0 of 1 phones").waitFor();
    await shot(page, `gates-${width}`);
    await page.getByRole("button", { name: "Open again" }).click();
    await page.getByText("Read on 0 of 1 phones").waitFor({ state: "detached" });

    await page.goto(`${url}/gates/principals`);
    await page.getByRole("button", { name: "Count", exact: true }).click();
    await page.getByRole("link", { name: "Choose a delegation." }).waitFor();
    await page.getByLabel("Delegation", { exact: true }).selectOption("jo");
    await page.getByRole("button", { name: "Count", exact: true }).click();
    await page.getByText("Inside by these counts: Jordan").first().waitFor();
    await shot(page, `principals-${width}`);

    await page.goto(`${url}/gates/paper`);
    await page
      .getByLabel("Lines", { exact: true })
      .fill(`08:01; ${omar.shortNumber}\nnine; 0000-0000`);
    await page.getByLabel("Why there was a paper list").fill("Power cut");
    await page.getByRole("button", { name: "Bring in" }).click();
    await page.getByText("time as 09:05").first().waitFor();
    await shot(page, `paper-${width}`);
    // What was typed is still there.
    await page
      .getByLabel("Lines", { exact: true })
      .fill((await page.getByLabel("Lines", { exact: true }).inputValue()).replace(/\nnine.*/, ""));
    await page.getByRole("button", { name: "Bring in" }).click();
    await page.getByText(/of 1 lines are new in the ledger/).waitFor();
  },
);

test("a supervisor lets somebody in from the list of those held up, and moves a phone, without JavaScript", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en" });
  const [pair = ""] = (await openSession(actor, { secondFactor: true })).split(";");
  const [name = "", value = ""] = pair.split("=");
  await context.addCookies([{ name, value: decodeURIComponent(value), url }]);
  const page = await context.newPage();
  await page.goto(`${url}/gates/people`);
  await page.locator("summary", { hasText: "Let in" }).click();
  await page.getByLabel("Why this person may enter").fill("Stepped out by the fire door");
  await page.getByRole("button", { name: "Let in against the verdict" }).click();
  await page.getByText("Let in. The guard’s phone shows it now.").waitFor();
  const reasons = (await database().select().from(passage)).map((one) => one.overrideReason);
  expect(reasons).toContain("Stepped out by the fire door");
  await page.goto(`${url}/gates`);
  await page.locator("summary", { hasText: "Move" }).click();
  await page.getByLabel("To the gate").selectOption("p");
  await page.getByRole("button", { name: "Move the phone" }).click();
  const standsNow = async () =>
    (await database().select().from(deviceAssignment)).filter(({ until }) => until === null);
  await expect.poll(standsNow).toMatchObject([{ gateId: "p" }]);
});

test.each(["en", "ru", "kk"])(
  "in %s every page of the gates fits a phone and is free of serious findings",
  async (language) => {
    const page = await window(390, language);
    for (const path of PAGES) {
      await page.goto(url + path);
      expect(await isWide(page), path).toBe(false);
      expect(await seriousFindings(page), path).toEqual([]);
      await shot(page, `${language}-390${path.replaceAll(/[/?=]/g, "-")}`);
      if (process.env.GATE_SHOTS) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await shot(page, `${language}-1440${path.replaceAll(/[/?=]/g, "-")}`);
        await page.setViewportSize({ width: 390, height: 844 });
      }
    }
  },
);
