import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { enterAs } from "#tests/support/sign-in.ts";

const DESK = "Гүлнар Тасболат";
const FOCAL = "Айдана Сапарова";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const kazakhstan = () => `${product.url}/badges?delegation=kz`;
const said = (page: Page) => page.locator(".desk-said");

test("the desk works without JavaScript: issue, print all, hand over, replace a lost one", async () => {
  const { page } = await enterAs(browser, product.url, DESK, { javaScriptEnabled: false });
  await page.goto(kazakhstan());
  await page.getByRole("button", { name: /^Issue \d+ badge/ }).click();
  await said(page)
    .getByText(/badges? issued/)
    .waitFor();

  const print = page.getByRole("button", { name: /^Print \d+ badges/ });
  const count = Number(/\d+/.exec(await print.innerText())?.[0]);
  const paper = page.getByLabel("Paper");
  await paper.selectOption("Card printer");
  const form = page.locator("form", { has: print });
  const address = `${await form.getAttribute("action")}?sheet=${await paper.inputValue()}`;
  const pdf = await page.request.get(product.url + address);
  expect(pdf.headers()).toMatchObject({
    "content-type": "application/pdf",
    "cache-control": "private, no-store",
  });
  const pages = await readPdf(await pdf.body(), 1);
  expect(pages).toHaveLength(2 * count);

  await page.goto(kazakhstan());
  const row = page.getByRole("row", { name: /AUBAKIROV/ });
  await row.getByRole("link", { name: /Hand over/ }).click();
  await page.getByRole("button", { name: "Hand over and write the receipt" }).click();
  await page.getByRole("link", { name: "Check who takes them, and tick it" }).waitFor();
  await page.getByLabel("I checked the document against the face").check();
  await page.getByRole("button", { name: "Hand over and write the receipt" }).click();
  await page.getByText("Print the receipt and have it signed").waitFor();
  const signed = await page.getByRole("link", { name: /Receipt to sign/ }).getAttribute("href");
  const receipt = await page.request.get(product.url + (signed ?? ""));
  expect((await readPdf(await receipt.body(), 1))[0]?.text).toContain("AUBAKIROV");
  await page.goto(kazakhstan());
  await row.getByText("Collected").waitFor();

  const printed = await row.getByRole("link", { name: /Print/ }).getAttribute("href");
  await row.getByText("Lost or wrong").click();
  await row.getByLabel("Why").selectOption("lost");
  await row.getByRole("button", { name: "Kill it and issue another" }).click();
  await said(page).getByText("The old badge is dead.").waitFor();
  await page
    .getByRole("row", { name: /AUBAKIROV/ })
    .getByText("badge 2")
    .waitFor();
  // Nobody prints a dead badge.
  expect((await page.request.get(product.url + (printed ?? ""))).status()).toBe(404);
});

test("a delegation's badges go to a proxy, one comes back, and the ledger knows where each is", async () => {
  const { page } = await enterAs(browser, product.url, DESK);
  await page.goto(`${product.url}/badges?delegation=uz`);
  const issue = page.getByRole("button", { name: /^Issue \d+ badge/ });
  if (await issue.count()) await issue.click();
  const print = page.locator("form", { has: page.getByRole("button", { name: /^Print \d+/ }) });
  await page.request.get(product.url + (await print.getAttribute("action")));
  await page
    .getByRole("link", { name: /^Hand over/ })
    .first()
    .click();
  await page.getByLabel("Somebody else, with a letter").check();
  await page.getByRole("button", { name: "Hand over and write the receipt" }).click();
  const summary = page.getByRole("alert");
  await summary.getByText("Enter number and date of the letter").waitFor();
  await page.getByLabel("Name of who takes them").fill("Aigerim Kassymova");
  await page.getByLabel("Letter of the delegation").fill("01-14/212 of 10 October 2022");
  await page.getByLabel("I checked the document against the face").check();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Hand over and write the receipt" }).click();
  await page.getByText("Print the receipt and have it signed").waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Take back and keep" }).click();
  await page.getByText("1 badge was taken back").waitFor();
  await page.goto(`${product.url}/badges/custody?delegation=uz&state=desk`);
  await page.getByRole("row").nth(1).getByText("At the desk").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.getByText("Taken back at the desk").waitFor();
  await page.getByRole("button", { name: "It is stolen" }).click();
  await page.getByText("Reported stolen").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const csv = await page.request.get(`${product.url}/badges/custody.csv?state=stolen`);
  expect((await csv.text()).trim().split("\r\n")).toHaveLength(2);
});

test("a batch is printed without JavaScript, one print is spoiled, and the register tells of both", async () => {
  const { page } = await enterAs(browser, product.url, DESK, { javaScriptEnabled: false });
  await page.goto(`${product.url}/badges/print?delegation=kg`);
  await page.getByRole("button", { name: "Begin printing" }).click();
  // A browser refuses an empty stock by itself; the server does too.
  const origin = { headers: { origin: product.url, "sec-fetch-site": "same-origin" } };
  const unstocked = await page.request.post(`${product.url}/badges/print`, {
    ...origin,
    form: { delegation: "kg", sheet: "a4", stock: " " },
  });
  expect(unstocked.status()).toBe(422);
  expect(await unstocked.text()).toContain("Enter the stock: the register counts it");

  await page.getByLabel("Stock").fill("Teslin, lot 14");
  await page.getByRole("button", { name: "Begin printing" }).click();
  await page.waitForURL(/print\/[-0-9a-f]{36}/);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByRole("heading", { level: 2 }).first().innerText();
      },
      { timeout: 30_000 },
    )
    .toBe("Done");
  const part = await page.getByRole("link", { name: /Part 1/ }).getAttribute("href");
  const pdf = await page.request.get(product.url + part);
  const printed = await page.locator("input[name=badgeIds]").count();
  expect(await readPdf(await pdf.body(), 1)).toHaveLength(2 * printed);

  await page.locator("input[name=badgeIds]").first().check();
  await page.getByLabel("Why the marked prints were destroyed").fill("The ribbon creased");
  await page.getByRole("button", { name: "Marked prints are spoiled" }).click();
  await page.getByText("1 print is spoiled").waitFor();

  await page.goto(`${product.url}/badges/register?q=lot+14`);
  expect(await page.getByText("The ribbon creased").count()).toBe(1);
  expect(await page.getByRole("row").count()).toBe(1 + printed + 1);
  const csv = await page.request.get(`${product.url}/badges/register.csv?q=lot+14`);
  expect((await csv.text()).trim().split("\r\n")).toHaveLength(1 + printed + 1);
});

test("killing a badge without a reason, or twice, is refused in words and changes nothing", async () => {
  const { page } = await enterAs(browser, product.url, DESK, { javaScriptEnabled: false });
  const second = await page.context().newPage();
  await page.goto(kazakhstan());
  await second.goto(kazakhstan());
  const row = (on: Page) => on.getByRole("row", { name: /KUANYSHBAEVA/ });
  const kill = async (on: Page) => {
    await row(on).getByText("Lost or wrong").click();
    await row(on).getByLabel("Why").selectOption("damaged");
    await row(on).getByRole("button", { name: "Kill it, issue none" }).click();
  };
  const form = row(page).locator("form", { hasText: "Kill it" });
  const badgeId = await form.locator("input[name=badgeId]").getAttribute("value");
  const origin = { headers: { origin: product.url, "sec-fetch-site": "same-origin" } };
  const unreasoned = await page.request.post(`${product.url}/badges`, {
    ...origin,
    form: { intent: "revoke", badgeId: badgeId ?? "" },
  });
  expect(unreasoned.status()).toBe(422);
  expect(await unreasoned.text()).toContain("Say why: choose a reason");

  await kill(page);
  await said(page).getByText("1 badge is dead at every gate").waitFor();
  await kill(second);
  await said(second).getByText("This badge was dead already").waitFor();
});

test("a person is found by name, by number and by the badge's short number", async () => {
  const { page } = await enterAs(browser, product.url, DESK);
  await page.goto(kazakhstan());
  const short = await page.locator("td .mono").first().innerText();
  for (const words of ["sapieva", "KAZ-0001", short.toLowerCase().replace("-", " ")]) {
    await page.getByLabel("Name, number or passport; or scan a badge").fill(words);
    await page.keyboard.press("Enter");
    await page.waitForURL(/find=/);
    await page.getByRole("heading", { name: words }).waitFor();
    expect(await page.getByRole("row").count(), words).toBe(2);
  }
  await page.getByLabel("Name, number or passport; or scan a badge").fill("nobody at all");
  await page.keyboard.press("Enter");
  await page.getByText("Nobody is found under these words").waitFor();
});

test.each([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])("the desk is readable and reachable at $width pixels", async (viewport) => {
  const { page } = await enterAs(browser, product.url, DESK, { viewport });
  await page.goto(kazakhstan());
  await page.locator(".desk-kill summary").first().click();
  expect(await seriousFindings(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(viewport.width);
  for (const path of ["/badges", "/badges/print", "/badges/register"]) {
    await page.goto(product.url + path);
    expect(await seriousFindings(page), path).toEqual([]);
  }
});

test("a focal point finds neither the desk nor a badge to print", async () => {
  const { page } = await enterAs(browser, product.url, FOCAL);
  for (const path of ["/badges", "/badges/delegation/kz.pdf"]) {
    const answer = await page.request.get(product.url + path);
    expect(answer.status(), path).toBe(403);
  }
});
