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

it.each([
  ["Айдана Сапарова", "/documents", "Outcome documents"],
  ["Ғалым Һамитов", "/operations", "Operations"],
  ["Тимур Ахмедьяр", "/audit", "Audit trail"],
  ["Сәуле Жақсылық", "/admin", "Administration"],
  ["Мария Ли", "/gates", "Gates"],
  ["Камила Ержанова", "/editor/programme", "Edit the programme"],
] as const)(
  "%s finds %s on a wide screen and on a phone, without serious findings",
  async (name, path, title) => {
    for (const width of [1440, 390]) {
      const viewport = { width, height: 844 };
      const { page, context } = await enterAs(browser, product.url, name, { viewport });
      await page.goto(product.url + path);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      expect(await seriousFindings(page), `${path} at ${width}`).toEqual([]);
      const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
      expect(await page.evaluate(fits), `${path} fits ${width}`).toBe(true);
      expect(await outOfReach(page), `${path} at ${width}`).toEqual([]);
      await context.close();
    }
  },
  90_000,
);

/** Links and buttons of the page itself that nobody sees without moving the page sideways. */
const outOfReach = (page: Page): Promise<string[]> =>
  page
    .locator("main")
    .locator("a, button")
    .evaluateAll((controls) =>
      controls
        .filter((control) => control.getBoundingClientRect().right > window.innerWidth)
        .map((control) => control.textContent),
    );

it("keeps the bar, the reader's language and the way home around an address without a page", async () => {
  const { page, context } = await enterAs(browser, product.url, "Камила Ержанова", {
    language: "Қазақша",
  });
  const answer = await page.goto(`${product.url}/no/such/page`);
  expect(answer?.status()).toBe(404);
  expect(await page.title()).toBe("Мұндай бет жоқ · Shanyrak");
  await page.getByRole("link", { name: "Бағдарламаны түзету" }).waitFor();
  await page.goto(`${product.url}/admin`);
  expect(await page.title()).toBe("Бұл бет басқа рөлге арналған · Shanyrak");
  await context.close();
}, 90_000);

it("adds an account by a plain form, says what is wrong with one, and sets the clock", async () => {
  const { page, context } = await enterAs(browser, product.url, "Сәуле Жақсылық", {
    javaScriptEnabled: false,
  });
  await page.goto(`${product.url}/admin`);
  await page.getByLabel("Name", { exact: true }).fill("Aruzhan Bek");
  await page.getByLabel("E-mail address").fill("aruzhan@summit.example");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("Choose the delegation that this person acts for").first().waitFor();
  await page.getByLabel("Role").selectOption("officer");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("Aruzhan Bek can sign in by codes").waitFor();
  await page.getByText("otpauth://totp/").waitFor();
  await page.getByLabel("Name or address").fill("nobody of this name");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByText("No account of this name or address").waitFor();
  await page.getByLabel("Name or address").fill("ARUZHAN@");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: "Aruzhan Bek" }).waitFor();
  await page.getByLabel("Summit time").fill("2022-10-13T09:30");
  await page.getByRole("button", { name: "Set the clock" }).click();
  await page.getByText("The summit’s clock is set.").waitFor();
  await page.getByText("09:30").first().waitFor();
  await context.close();
}, 90_000);

it("takes staff by e-mail: the code from the outbox, the digits that the page shows, and then their page", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${product.url}/sign-in`);
  await page.getByLabel("Work e-mail").fill("kamila.yerzhanova@summit.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Code from the message").waitFor();
  const outbox = await context.newPage();
  await expect
    .poll(async () => {
      await outbox.goto(`${product.url}/outbox`);
      return outbox.locator(".outbox-text").count();
    })
    .toBeGreaterThan(0);
  const message = await outbox.locator(".outbox-text").first().innerText();
  await page.getByLabel("Code from the message").fill(/\d{6}/.exec(message)?.[0] ?? "");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Digits from the app").fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("These digits do not fit").waitFor();
  await page.getByLabel("Digits from the app").fill(await page.locator("output").innerText());
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/editor/programme");
  await page.goto(`${product.url}/programme`);
  const bar = page.getByRole("banner");
  expect(await bar.getByRole("link", { name: "Sign in" }).count()).toBe(0);
  await bar.getByRole("link", { name: "Камила Ержанова" }).click();
  await page.waitForURL("**/editor/programme");
  await context.close();
}, 90_000);
