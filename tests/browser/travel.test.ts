import type { Browser } from "playwright-core";
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

it("a focal point declares a weapon without JavaScript, security grants it, and nobody else finds it", async () => {
  const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
  const jordan = await enterAs(browser, product.url, "Dana Al-Masri", phone);
  const declarations = `${product.url}/delegation/declarations`;
  await jordan.page.goto(`${declarations}?form=weapon`);
  await jordan.page.getByLabel("Make").fill("Glock");
  await jordan.page.getByLabel("Serial number").fill("JX 004417");
  await jordan.page.getByRole("button", { name: "Send to the security office" }).click();
  await jordan.page.getByText("Fill in: Model").first().waitFor();
  await expect(jordan.page.getByLabel("Make").inputValue()).resolves.toBe("Glock");
  await jordan.page.getByLabel("Bearer").selectOption({ index: 1 });
  await jordan.page.getByLabel("Model").fill("17");
  await jordan.page.getByLabel("Calibre").fill("9 × 19");
  await jordan.page.getByLabel("Rounds").fill("17");
  await jordan.page.getByRole("button", { name: "Send to the security office" }).click();
  await jordan.page.getByText("declared this serial number already").first().waitFor();
  await jordan.page.getByLabel("Serial number").fill("BX 900");
  await jordan.page.getByRole("button", { name: "Send to the security office" }).click();
  await jordan.page.getByText("Sent, after the deadline").waitFor();

  const security = await enterAs(browser, product.url, "Бауыржан Сәрсен");
  await security.page.goto(`${product.url}/declarations`);
  await security.page.getByRole("link", { name: /Late/ }).click();
  await security.page.getByText("BX 900").waitFor();
  expect(await seriousFindings(security.page)).toEqual([]);
  await security.page.getByLabel("Permit number").fill("A-17");
  await security.page.getByRole("button", { name: "Grant" }).click();
  await security.page.getByText("Granted. The delegation is told").waitFor();

  await jordan.page.goto(declarations);
  await jordan.page.getByText("Permit A-17").waitFor();
  await jordan.page.getByRole("button", { name: "Withdraw" }).first().click();
  await jordan.page.getByRole("button", { name: "Undo" }).click();
  await jordan.page.getByText("Put back").waitFor();
  await jordan.page.getByText("Permit A-17").waitFor();

  for (const name of ["Әсем Қуанышева", "Данияр Өтегенов", "Гүлнар Тасболат"]) {
    const other = await enterAs(browser, product.url, name);
    for (const path of ["/declarations", "/declarations/jo.pdf", "/delegation/declarations"]) {
      const answer = await other.page.goto(product.url + path);
      expect(answer?.status(), `${name} at ${path}`).toBe(403);
      expect(await other.page.getByRole("heading", { level: 1 }).count(), path).toBe(1);
      expect(await other.page.content()).not.toContain("BX 900");
    }
    await other.context.close();
  }
}, 90_000);

it("a group gets one flight, and it stands on the arrivals board", async () => {
  const { page } = await enterAs(browser, product.url, "Dana Al-Masri");
  await page.goto(`${product.url}/delegation/travel`);
  await page.getByRole("checkbox", { name: /Layla Al-Hmoud/ }).check();
  await page.getByLabel("Same as").selectOption({ label: "H.E. Mr Sami Al-Barqawi" });
  await page.getByRole("button", { name: "Copy to those marked" }).click();
  await page.getByText("Copied to 1 person").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("link", { name: /Layla Al-Hmoud/ }).click();
  await page.getByRole("heading", { level: 1, name: /Layla Al-Hmoud/ }).waitFor();
  expect(await page.locator("[name='arrival.time']").inputValue()).toBe("16:40");
  expect(await seriousFindings(page)).toEqual([]);

  const protocol = await enterAs(browser, product.url, "Данияр Өтегенов");
  await protocol.page.goto(`${product.url}/arrivals`);
  const rows = protocol.page.getByRole("row", { name: /16:40/ });
  expect(await rows.first().textContent()).toContain("AL-BARQAWI");
  expect(await rows.filter({ hasText: "AL-HMOUD" }).count()).toBe(1);
  expect(await seriousFindings(protocol.page)).toEqual([]);
}, 60_000);
