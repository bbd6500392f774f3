import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { launchBrowser } from "#tests/support/browser.ts";
import { startProduct, type Product } from "#tests/support/product.ts";
import { enterAs } from "#tests/support/sign-in.ts";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

it.each(["/sign-in", "/programme", "/gate"])(
  "runs %s under the content policy without one complaint of the browser",
  async (path) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) complaints.push(message.text());
    });
    await page.goto(`${product.url}${path}`, { waitUntil: "networkidle" });
    // Set by Remix once its scripts have run: a blocked one would leave it out.
    expect(await page.evaluate(() => "__remixRouter" in window)).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

it("lets the choice of a delegation style itself under the policy", async () => {
  const { page, context } = await enterAs(browser, product.url, "Dana Al-Masri");
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) complaints.push(message.text());
  });
  await page.goto(`${product.url}/delegation/bilaterals`, { waitUntil: "networkidle" });
  await page.locator("#counterpart").fill("Tür");
  await page.getByRole("option", { name: "Türkiye" }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
