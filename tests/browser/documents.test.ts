import { setTimeout as pause } from "node:timers/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { enterAs } from "#tests/support/sign-in.ts";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const DRAFT = `We, the leaders, declare:

1. That we [shall] cooperate in the field of ICTs.

2. That we meet again.`;

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

it("takes a document from draft to adoption: two delegations speak, one breaks the silence, and the public reads it", async () => {
  // The editor works without JavaScript, a focal point on a phone.
  const editor = await enterAs(browser, product.url, "Камила Ержанова", {
    javaScriptEnabled: false,
  });
  const jordan = await enterAs(browser, product.url, "Dana Al-Masri", {
    viewport: { width: 390, height: 844 },
  });
  const turkiye = await enterAs(browser, product.url, "Defne Aydoğan");
  const stranger = await (await browser.newContext({ locale: "en" })).newPage();
  const { page } = editor;

  await page.goto(`${product.url}/documents`);
  await page.getByRole("link", { name: "New document" }).click();
  await page.getByLabel("Title in English").fill("Declaration on ICTs");
  await page.getByRole("button", { name: "Add the document" }).click();
  await page.getByText("Write the title in this language.").first().waitFor();
  await page.getByLabel("Title in Russian").fill("Декларация об ИКТ");
  await page.getByLabel("Title in Kazakh").fill("АКТ туралы декларация");
  await page.getByLabel("Coordinator", { exact: true }).selectOption({ label: "Türkiye" });
  await page.getByRole("button", { name: "Add the document" }).click();
  await page.getByText("Now put its first version on file").waitFor();
  const address = new URL(page.url()).pathname;

  await page.getByLabel("Text", { exact: true }).fill(DRAFT);
  await page.getByRole("button", { name: "Put version 1 on file" }).click();
  await page.getByText("Version 1 is on file").waitFor();
  expect(await page.locator("mark.bracketed").allInnerTexts()).toEqual(["[shall]"]);
  await page.getByRole("button", { name: "Move on: Cleared by SWG" }).click();
  await page.getByText("There is bracketed text left").first().waitFor();

  // A draft is no business of the public's.
  expect((await stranger.goto(product.url + address))?.status()).toBe(404);

  await jordan.page.goto(product.url + address);
  expect(await fits(jordan.page)).toBe(true);
  expect(await seriousFindings(jordan.page)).toEqual([]);
  // The paragraph's form is late: what is entered before it comes is entered into it.
  await jordan.page.route(/paragraph=2/, async (route) => {
    await pause(500);
    await route.continue();
  });
  await jordan.page.getByRole("link", { name: "Position on this paragraph: 2" }).click();
  await jordan.page.getByLabel("We propose this text").check();
  await jordan.page.waitForURL(/paragraph=2/);
  expect(await jordan.page.getByLabel("It concerns").inputValue()).toBe("2");
  await jordan.page.getByRole("button", { name: "Save the position" }).click();
  await jordan.page.getByText("Write the text that you propose.").first().waitFor();
  await jordan.page
    .getByLabel("Proposed text")
    .fill("1. That we will cooperate in the field of ICTs.");
  await jordan.page.getByRole("button", { name: "Save the position" }).click();
  await jordan.page.getByText("Your delegation’s position stands").waitFor();

  // The definition lets every delegation with a say read it.
  await turkiye.page.goto(product.url + address);
  await turkiye.page.getByText("That we will cooperate in the field of ICTs").waitFor();
  await turkiye.page.getByLabel("We agree").check();
  await turkiye.page.getByRole("button", { name: "Save the position" }).click();
  await turkiye.page.getByText("Your delegation’s position stands").waitFor();

  await page.goto(product.url + address);
  await page.getByLabel("Text", { exact: true }).fill(DRAFT.replace("[shall]", "will"));
  await page.getByRole("button", { name: "Put version 2 on file" }).click();
  await page.getByText("Version 2 is on file").waitFor();
  await page.getByRole("link", { name: "Compare versions" }).click();
  await page.getByText("Paragraph 2: “[shall]” became “will”").waitFor();
  await page.getByText("Brackets: 1 before, 0 now").waitFor();

  await page.goto(product.url + address);
  await page.getByLabel("Until (Astana time)").fill("2022-10-13T10:00");
  await page.getByRole("button", { name: "Open the silence procedure" }).click();
  await page.getByText("Opened. The delegations are told.").waitFor();
  await jordan.page.goto(product.url + address);
  await jordan.page.getByText("Silence until 13 October 2022, 10:00 Astana").first().waitFor();
  await jordan.page.getByLabel("We reserve our position").check();
  await jordan.page.getByLabel("Remark, or the reason of a reservation").fill("Under study");
  await jordan.page.getByRole("button", { name: "Save the position" }).click();
  await jordan.page.getByText("ended the silence procedure").waitFor();
  await page.getByRole("button", { name: "Move on: Cleared by SWG" }).click();
  await page
    .getByText("A reservation or a proposal of a delegation still stands")
    .first()
    .waitFor();
  await jordan.page.getByLabel("We agree").check();
  await jordan.page.getByRole("button", { name: "Save the position" }).click();
  await jordan.page.getByText("Your delegation’s position stands").waitFor();

  for (const [button, status] of [
    ["Move on: Cleared by SWG", "Cleared by SWG"],
    ["Move on: Cleared by SOC", "Cleared by SOC"],
  ] as const) {
    await page.getByRole("button", { name: button }).click();
    await page.getByText(`The document stands at: ${status}`).waitFor();
  }
  await page.getByRole("button", { name: "Move on: Adopted" }).click();
  await page.getByText("Tick the box to confirm the adoption").first().waitFor();
  await page.getByLabel("The Summit adopted this text").check();
  await page.getByRole("button", { name: "Move on: Adopted" }).click();
  await page.getByText("The document stands at: Adopted").waitFor();

  await stranger.goto(`${product.url}/programme`);
  await stranger.getByRole("link", { name: "Declaration on ICTs" }).click();
  await stranger.getByText("That we will cooperate in the field of ICTs").waitFor();
  expect(await stranger.getByText("Under study").count()).toBe(0);
  expect(await stranger.getByText("[shall]").count()).toBe(0);
  expect(await seriousFindings(stranger)).toEqual([]);
}, 180_000);

it("shows bodies and the Fund on both widths, and takes a project and another delegation's pledge", async () => {
  const jordan = await enterAs(browser, product.url, "Dana Al-Masri", { javaScriptEnabled: false });
  await jordan.page.goto(`${product.url}/fund`);
  await jordan.page.getByLabel("Name of the project").fill("Training centre");
  await jordan.page.getByLabel("What it is for").fill("Training of officials");
  await jordan.page.getByRole("button", { name: "Put forward" }).click();
  await jordan.page.getByText("The project is put forward.").waitFor();
  const turkiye = await enterAs(browser, product.url, "Defne Aydoğan", {
    viewport: { width: 390, height: 844 },
  });
  await turkiye.page.goto(`${product.url}/fund`);
  await turkiye.page.getByLabel("Amount").fill("25 000");
  await turkiye.page.getByRole("button", { name: "Pledge" }).click();
  await turkiye.page.getByText("pledge is recorded").waitFor();
  expect(await turkiye.page.getByRole("button", { name: "Withdraw the project" }).count()).toBe(0);
  for (const path of ["/fund", "/bodies", "/bodies/summit-2022"]) {
    await turkiye.page.goto(product.url + path);
    expect(await fits(turkiye.page), path).toBe(true);
    expect(await seriousFindings(turkiye.page), path).toEqual([]);
  }
}, 120_000);
