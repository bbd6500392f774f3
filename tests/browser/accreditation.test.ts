import { setTimeout as pause } from "node:timers/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

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
  await browser.close();
  await product.stop();
});

const nameOn = (page: Page) => page.getByRole("main").getByRole("heading", { level: 1 });

async function firstFile(page: Page): Promise<string> {
  await page.goto(`${product.url}/accreditation`);
  const first = page.locator(".q-l a").first();
  const listed = (await first.textContent()) ?? "";
  await first.click();
  await page.waitForURL(/accreditation\/[0-9a-f-]{36}/);
  // The address changes a moment before the page does.
  await expect
    .poll(async () => listed.includes((await nameOn(page).textContent()) || "nobody"))
    .toBe(true);
  return (await nameOn(page).textContent()) ?? "";
}

describe("an officer at the keyboard", () => {
  it("approves with A, and the next file is open with a word of what was done", async () => {
    const { page, context } = await enterAs(browser, product.url, "Әсем Қуанышева");
    const name = await firstFile(page);
    await page.locator("main:focus").waitFor();
    await page.keyboard.press("a");
    await page.getByText(`${name}: Completeness approved`).waitFor();
    expect(await nameOn(page).textContent()).not.toBe(name);
    await context.close();
  }, 90_000);

  it("moves with J and K, asks once more on X, and types letters in fields without deciding", async () => {
    const { page, context } = await enterAs(browser, product.url, "Әсем Қуанышева");
    const name = await firstFile(page);
    await page.locator("main:focus").waitFor();
    await page.keyboard.press("j");
    await page.waitForFunction(
      (was) => document.querySelector("main h1")?.textContent !== was,
      name,
    );
    await page.keyboard.press("k");
    await page.waitForFunction(
      (was) => document.querySelector("main h1")?.textContent === was,
      name,
    );
    // A key that is pressed while the file is still being put up counts for nothing, and an officer presses it again.
    const dialog = page.getByRole("dialog");
    await expect
      .poll(
        async () => {
          if (!(await dialog.isVisible())) await page.keyboard.press("x");
          await pause(300);
          return dialog.isVisible();
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    await page.getByRole("button", { name: "Refuse now" }).click();
    await page.getByText("Enter a reason: the delegation will read it").first().waitFor();
    expect(await page.getByLabel("Reason").getAttribute("aria-invalid")).toBe("true");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.locator("main:focus").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("a rx");
    expect(await page.locator("#queue-search").inputValue()).toBe("a rx");
    expect(await nameOn(page).textContent()).toBe(name);
    await context.close();
  }, 90_000);
});

describe("every width", () => {
  it.each([1440, 390])(
    "shows queue and file whole and without serious findings at %i",
    async (width) => {
      const { page, context } = await enterAs(browser, product.url, "Бауыржан Сәрсен", {
        viewport: { width, height: 844 },
        language: "Қазақша",
      });
      await page.goto(`${product.url}/accreditation`);
      expect(await seriousFindings(page)).toEqual([]);
      await page.locator(".q-l a").first().click();
      await page.locator(".dos").waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      ).toBe(true);
      await page.locator("main:focus").waitFor();
      await page.keyboard.press("x");
      const dialog = await page.getByRole("dialog").boundingBox();
      expect(dialog?.x).toBeGreaterThanOrEqual(0);
      expect((dialog?.x ?? 0) + (dialog?.width ?? 0)).toBeLessThanOrEqual(width);
      await context.close();
    },
    90_000,
  );
});

describe("an officer who is not sure yet", () => {
  it("holds a file with H, finds it again under On hold, and takes it up with H", async () => {
    const { page, context } = await enterAs(browser, product.url, "Әсем Қуанышева");
    const name = await firstFile(page);
    await page.locator("main:focus").waitFor();
    const reason = page.locator("#hold-reason");
    await expect
      .poll(
        async () => {
          if (!(await reason.isVisible())) await page.keyboard.press("h");
          return reason.isVisible();
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    await reason.fill("The embassy was asked");
    await page.getByRole("button", { name: "Put on hold" }).click();
    await page.getByText(`${name}: on hold`).waitFor();
    expect(await nameOn(page).textContent()).not.toBe(name);
    await page.getByRole("link", { name: /^On hold/ }).click();
    // Two people of one name wait here: only files on hold say since when.
    await page.locator(".q-l a", { hasText: name }).filter({ hasText: "since" }).click();
    await page.getByText("The embassy was asked").first().waitFor();
    await page.locator("main:focus").waitFor();
    await page.keyboard.press("h");
    await page.getByText(`${name}: taken up again`).waitFor();
    await context.close();
  }, 90_000);
});

describe("an officer without JavaScript", () => {
  it("marks several files, sees what would become of each, and decides them together", async () => {
    const { page, context } = await enterAs(browser, product.url, "Марат Оспанқұл", {
      javaScriptEnabled: false,
    });
    await page.goto(`${product.url}/accreditation?stage=completeness`);
    await page.getByRole("link", { name: "Mark several" }).click();
    await page
      .getByRole("checkbox", { name: /^Mark / })
      .nth(1)
      .check();
    await page
      .getByRole("checkbox", { name: /^Mark / })
      .nth(2)
      .check();
    await page.getByRole("button", { name: "Decide those marked" }).click();
    await page.getByRole("radio", { name: "Put them on hold" }).check();
    await page.getByRole("button", { name: "Show what would happen" }).click();
    await page.getByText("Enter what is being waited for").first().waitFor();
    await page.getByLabel("Reason, the same for all").fill("The note is on its way");
    await page.getByRole("button", { name: "Show what would happen" }).click();
    await page.getByText("2 of 2 can be decided").waitFor();
    await page.getByText("stays on hold at: Completeness").first().waitFor();
    await page.getByRole("button", { name: "Hold those ticked" }).click();
    await page.getByText("2 of 2 done").waitFor();
    await context.close();
  }, 90_000);

  it("returns a file with fields and a reason, and is told what is missing", async () => {
    const { page, context } = await enterAs(browser, product.url, "Марат Оспанқұл", {
      javaScriptEnabled: false,
    });
    const name = await firstFile(page);
    await page.getByRole("link", { name: "Return to delegation" }).click();
    await page.getByRole("button", { name: "Return now" }).click();
    await page.getByText("Enter a reason: the delegation will read it").first().waitFor();
    await page.getByRole("checkbox", { name: "Photo" }).check();
    await page.getByLabel("Note: Photo").fill("It is ten years old");
    await page.getByLabel("Reason").fill("The photo is ten years old");
    await page.getByRole("button", { name: "Return now" }).click();
    await page.getByText(`${name}: returned to the delegation`).waitFor();
    expect(await nameOn(page).textContent()).not.toBe(name);
    await page.getByRole("link", { name: /^Returned/ }).click();
    await page.getByRole("link", { name }).click();
    await page.getByText("The photo is ten years old").first().waitFor();
    await page.getByText("Photo: It is ten years old").first().waitFor();
    await context.close();
  }, 90_000);
});
