import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { readCodes, readPdf } from "#tests/support/pdf.ts";
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

const said = (page: Page) => page.locator(".desk-said");
const printed = async (page: Page, number: string) => {
  const line = page.getByRole("listitem").filter({ hasText: number });
  const address = await line.getByRole("link", { name: /Print/ }).getAttribute("href");
  return page.request.get(product.url + (address ?? ""));
};

test("without JavaScript: a delegation asks for a floater, the desk issues, prints and replaces it, and one is given back", async () => {
  const small = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };
  const { page: focal } = await enterAs(browser, product.url, FOCAL, small);
  await focal.getByRole("link", { name: "Ask for one or give one back" }).click();
  await focal.getByRole("button", { name: "Ask for a floater for zone 3" }).click();
  await said(focal).getByText("F-KAZ-3-01 is yours.").waitFor();
  await focal.getByRole("button", { name: "Ask for a floater for zone 3" }).click();
  await focal.getByText("All are held.").waitFor();

  const { page: desk } = await enterAs(browser, product.url, DESK, { javaScriptEnabled: false });
  await desk.getByRole("link", { name: "Floaters and day badges" }).click();
  await desk.getByRole("button", { name: "Issue the marked" }).click();
  await said(desk)
    .getByText(/^\d+ floaters issued/)
    .waitFor();
  const pdf = await printed(desk, "F-KAZ-3-01");
  expect(pdf.headers()).toMatchObject({ "cache-control": "private, no-store" });
  const [front] = await readPdf(await pdf.body());
  expect(front?.text).toContain("Valid only with a personal badge");
  expect(await readCodes(front?.picture ?? Buffer.of())).toHaveLength(1);

  const lost = desk.getByRole("listitem").filter({ hasText: "F-KAZ-3-01" });
  await lost.getByText("Lost or wrong").click();
  await lost.getByLabel("Why").selectOption("lost");
  await lost.getByRole("button", { name: "End it and issue another" }).click();
  await said(desk).getByText("F-KAZ-3-03 takes its place").waitFor();

  await focal.reload();
  const own = focal.getByRole("listitem").filter({ hasText: "F-KAZ-3-02" });
  await own.getByText("Give back").click();
  await own.getByRole("button", { name: "Yes, give it back" }).click();
  await said(focal).getByText("F-KAZ-3-02 was given back.").waitFor();
  await focal.getByRole("button", { name: "Ask for a floater for zone 3" }).waitFor();
}, 60_000);

test("a visitor gets a badge for today; a form with a gap keeps what was typed and says what is missing", async () => {
  const { page } = await enterAs(browser, product.url, DESK);
  await page.goto(`${product.url}/badges/passes`);
  await page.getByLabel("Visitor’s name").fill("Айгерім Сәдуақасова");
  await page.getByLabel("Host", { exact: true }).selectOption("host");
  await page.getByLabel("Escort").fill("Department of State Protocol");
  await page.getByLabel("Reason of the visit").fill("Repairs the interpreters’ booths");
  await page.getByRole("button", { name: "Issue day badge" }).click();
  await page.getByRole("link", { name: "Choose at least one zone" }).waitFor();
  expect(await page.getByLabel("Visitor’s name").inputValue()).toBe("Айгерім Сәдуақасова");
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByLabel("Zone 6").check();
  await page.getByRole("button", { name: "Issue day badge" }).click();
  await said(page).getByText("Day badge V-1012-001 issued.").waitFor();
  const [front] = await readPdf(await (await printed(page, "V-1012-001")).body());
  expect(front?.text).toContain("Айгерім Сәдуақасова");
  expect(await seriousFindings(page)).toEqual([]);

  const { page: focal } = await enterAs(browser, product.url, FOCAL);
  await focal.goto(`${product.url}/delegation/floaters`);
  await focal.getByText("Give back").first().click();
  expect(await seriousFindings(focal)).toEqual([]);
}, 60_000);
