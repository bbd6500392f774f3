import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { enterAs } from "#tests/support/sign-in.ts";

const PROTOCOL = "Данияр Өтегенов";
const PLENARY = "/precedence/plenary-1";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function pageAt(path: string, options: Parameters<typeof enterAs>[3] = {}): Promise<Page> {
  const { page } = await enterAs(browser, product.url, PROTOCOL, options);
  await page.goto(product.url + path);
  return page;
}

/** Codes of the delegations in the list, in their order. */
const codes = (page: Page): Promise<string[]> =>
  page.locator(".prec-list tbody .iso").allTextContents();

describe("the order of a session", () => {
  it("is changed by hand and taken back with keys alone and without scripts", async () => {
    const page = await pageAt(`${PLENARY}?list=speakers&edit=in`, { javaScriptEnabled: false });
    expect((await codes(page)).slice(0, 3)).toEqual(["KAZ", "TJK", "AZE"]);
    await page.locator("#place").fill("2");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Leaves at noon");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("India stands at place 2.").waitFor();
    expect((await codes(page)).slice(0, 3)).toEqual(["KAZ", "IND", "TJK"]);
    expect(await page.getByText("By hand: Leaves at noon").count()).toBe(1);
    const undo = page.locator("#told").getByRole("button", { name: "Undo" });
    await undo.focus();
    await page.keyboard.press("Enter");
    await page.getByText("The place by hand was taken back.").waitFor();
    expect((await codes(page)).slice(0, 3)).toEqual(["KAZ", "TJK", "AZE"]);
    await page.context().close();
  });

  it("says at the field what is missing, and keeps what was typed", async () => {
    const page = await pageAt(`${PLENARY}?list=speakers&edit=in`);
    await page.locator("#place").fill("4");
    await page.getByRole("button", { name: "Give this place" }).click();
    await page.locator(".errsum").waitFor();
    expect(await page.locator("#reason-error").textContent()).toContain("3 to 200 letters");
    expect(await page.locator("#place").inputValue()).toBe("4");
    await page.context().close();
  });

  it("follows on another screen within two seconds when a minister comes for the head", async () => {
    const watching = await pageAt(`${PLENARY}?list=photo`, { language: "Қазақша" });
    await watching.waitForLoadState("load");
    const page = await pageAt(`${PLENARY}?list=speakers&edit=tr`);
    expect((await codes(watching)).indexOf("TUR")).toBe(7);
    // Listening takes a moment after the page is there.
    await watching.waitForTimeout(1000);
    await page.locator("#rank").selectOption("minister");
    await page.locator("#stage").selectOption("present");
    await page.locator("#since").fill("");
    await page.getByRole("button", { name: "Record" }).click();
    await page.getByText("Recorded. The lists by rank follow.").waitFor();
    const shown = Date.now();
    while ((await codes(watching)).indexOf("TUR") === 7 && Date.now() - shown < 2000)
      await watching.waitForTimeout(50);
    expect((await codes(watching)).indexOf("TUR")).toBe(14);
    expect((await codes(page)).indexOf("TUR")).toBe(13);
    await page.locator("#told").getByRole("button", { name: "Undo" }).click();
    await page.getByText("The record was taken back.").waitFor();
    expect((await codes(page)).indexOf("TUR")).toBe(6);
    await Promise.all([page.context().close(), watching.context().close()]);
  });

  it.each(["speakers", "seating", "photo"])("has no serious fault for axe: %s", async (list) => {
    const page = await pageAt(`${PLENARY}?list=${list}&edit=az`);
    await page.waitForLoadState("load");
    expect(await seriousFindings(page, "main")).toEqual([]);
    await page.context().close();
  });
});

describe("the Chair's clock", () => {
  const CLOCK = `${PLENARY}/clock`;
  const seconds = async (page: Page): Promise<number> => {
    const [minutes = "", rest = ""] = (
      (await page.locator(".floor-clock").textContent()) ?? ""
    ).split(":");
    return Number(minutes) * 60 + Number(rest);
  };

  it("shows the same on two screens, is extended, and survives a reload", async () => {
    const chair = await pageAt(CLOCK);
    const hall = await pageAt(CLOCK, { language: "Русский" });
    await hall.waitForLoadState("load");
    await hall.waitForTimeout(1000);
    await chair.getByRole("button", { name: "Start: Kazakhstan" }).click();
    await chair.locator(".floor-clock").waitFor();
    await hall.locator(".floor-clock").waitFor({ timeout: 2000 });
    expect(await hall.locator("h1").textContent()).toBe("Казахстан");
    expect(Math.abs((await seconds(chair)) - (await seconds(hall)))).toBeLessThanOrEqual(1);
    await chair.getByRole("button", { name: "One minute more" }).click();
    await chair.getByText("+1 min").waitFor();
    await hall.getByText("+1 мин").waitFor({ timeout: 2000 });
    const before = await seconds(hall);
    expect(before).toBeGreaterThan(300);
    await hall.reload();
    expect(await seconds(hall)).toBeLessThanOrEqual(before);
    expect(await seconds(hall)).toBeGreaterThan(before - 20);
    expect(await seriousFindings(chair, "main")).toEqual([]);
    await Promise.all([chair.context().close(), hall.context().close()]);
  });

  it("goes to the next speaker without scripts", async () => {
    const page = await pageAt(CLOCK, { javaScriptEnabled: false });
    await page.getByRole("button", { name: "Next: Tajikistan" }).click();
    expect(await page.locator("h1").textContent()).toBe("Tajikistan");
    expect(await page.locator(".floor-clock").textContent()).toMatch(/^(5:00|4:5\d)$/);
    await page.getByRole("button", { name: "End the statement" }).click();
    await page.getByText("Nobody has the floor").waitFor();
    await page.context().close();
  });
});
