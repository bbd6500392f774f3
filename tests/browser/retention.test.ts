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
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const ADMIN = "Сәуле Жақсылық";

/** Without serious findings, and nothing beyond the screen's edge, on a desk and on a phone. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await seriousFindings(page), `${name} at ${width}`).toEqual([]);
    const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
    expect(await page.evaluate(fits), `${name} fits ${width}`).toBe(true);
    if (process.env.SHOW)
      await page.screenshot({ path: `${process.env.SHOW}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 844 });
}

it("destroys what is due a month after the summit, but what is held, and gives the act", async () => {
  const { page } = await enterAs(browser, product.url, ADMIN);
  await page.goto(`${product.url}/retention`);
  await page.getByText("Nothing is due.").waitFor();
  await looksRight(page, "before");

  await page.goto(`${product.url}/admin`);
  await page.getByLabel("Summit time").fill("2022-11-12T09:00");
  await page.getByRole("button", { name: "Set the clock" }).click();
  await page.getByText("The summit’s clock is set.").waitFor();

  await page.goto(`${product.url}/retention`);
  await page.getByRole("button", { name: "Place a hold" }).click();
  await page.getByRole("alert").getByText("A hold is on one thing").waitFor();
  await page.getByLabel("On", { exact: true }).selectOption({ label: "Kyrgyzstan" });
  await page.getByLabel("Reason", { exact: true }).fill("Case 12/2022");
  await page.getByRole("button", { name: "Place a hold" }).click();
  await page.getByText("The hold stands.").waitFor();

  await page.getByRole("link", { name: "Show by delegation" }).click();
  const counts = page.getByRole("table", { name: "What a run would destroy now" });
  await counts.waitFor();
  expect(await counts.getByText("Kyrgyzstan").count()).toBe(0);
  await looksRight(page, "dry-run");
  for (const [language, title] of [
    ["Русский", "Хранение данных"],
    ["Қазақша", "Деректерді сақтау"],
    ["English", "Retention"],
  ] as const) {
    await page.getByTitle(language, { exact: true }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    if (language !== "English") await looksRight(page, language);
  }

  await page.getByRole("button", { name: "Destroy what is due" }).click();
  await page.getByText("Everything due has been destroyed").waitFor({ timeout: 60_000 });
  const act = page.getByRole("link", { name: "Act A-0001, RU" });
  await act.waitFor();
  await looksRight(page, "after");
  const pdf = await page.request.get(`${product.url}${(await act.getAttribute("href")) ?? ""}`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
}, 240_000);

it("gives a copy of one person's data, and says why somebody held is not erased", async () => {
  const { page } = await enterAs(browser, product.url, ADMIN);
  await page.goto(`${product.url}/retention/people?number=KGZ-9999`);
  await page.getByText("There is nobody of the number KGZ-9999").waitFor();
  await looksRight(page, "find");
  await page.getByLabel("Number").fill("KGZ-0001");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("heading", { name: "Data about KGZ-0001" }).waitFor();
  await page.getByText("a hold stands on this person").waitFor();
  await looksRight(page, "person");
  await page.getByRole("button", { name: "Make the copy" }).click();
  await page.getByText("Give the reason").waitFor();
  await page.getByLabel("Reason", { exact: true }).fill("Letter 44/2022");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Make the copy" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("KGZ-0001.zip");
}, 120_000);
