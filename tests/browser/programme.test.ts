import { mkdirSync } from "node:fs";

import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { enterAs } from "#tests/support/sign-in.ts";

const EDITOR = "Камила Ержанова";
const PROTOCOL = "Данияр Өтегенов";
/** Where pictures of what the tests see are kept, if somebody wants to look. */
const PICTURES = process.env.SHANYRAK_PICTURES;

let product: Product;
let browser: Browser;
/** Readers, and the screen at a door, have a browser of their own. */
let readers: Browser;
beforeAll(async () => {
  product = await startProduct();
  [browser, readers] = await Promise.all([launchBrowser(), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await Promise.all([browser?.close(), readers?.close()]);
  await product?.stop();
});

async function keep(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

async function edit(page: Page, item: string, fields: Record<string, string>): Promise<void> {
  await page.goto(`${product.url}/editor/programme?item=${item}`);
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    if (label === "Room") await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.getByText("Saved as a draft").waitFor();
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole("link", { name: "Review and publish" }).click();
  await page.getByRole("button", { name: `Publish version ${version}` }).click();
  await page.getByText(`Version ${version} is published`).waitFor();
}

/** The words of the public programme on paper. */
async function printed(context: BrowserContext): Promise<string> {
  const pdf = await context.request.get("/programme.pdf?lang=en");
  return (await readPdf(await pdf.body(), 0.2)).map(({ text }) => text).join("\n");
}

describe("one change by an editor", () => {
  it("is on the page, in the PDF, in the calendar and on the sign at the door within two seconds", async () => {
    const { page } = await enterAs(browser, product.url, EDITOR);
    await edit(page, "culture", { Room: "Winter Garden" });
    await publish(page, 2);

    const { page: protocol } = await enterAs(browser, product.url, PROTOCOL);
    await protocol.goto(`${product.url}/bilaterals/rooms`);
    const card = protocol.locator("li.card", {
      has: protocol.getByRole("heading", { name: "Winter Garden" }),
    });
    const address = await card.getByRole("link", { name: "Open the sign" }).getAttribute("href");
    const context = await readers.newContext({ baseURL: product.url, locale: "en" });
    const [sign, programme] = [await context.newPage(), await context.newPage()];
    const { pathname } = new URL(address ?? "");
    await Promise.all([sign.waitForRequest("**/news"), sign.goto(pathname)]);
    await Promise.all([
      programme.waitForRequest("**/programme/news"),
      programme.goto("/programme?day=2022-10-12"),
    ]);
    const door = sign.locator("footer");
    await door.getByText("18:30").waitFor();
    expect(await door.innerText()).toContain("Provisional");
    const session = programme.locator("article", { hasText: "Winter Garden" });
    expect(await session.innerText()).toContain("18:30 – 19:15");
    await keep(sign, "sign-session");

    await edit(page, "culture", { Begins: "18:45", Ends: "19:20" });
    await publish(page, 3);
    const within = { timeout: 2_000, interval: 50 };
    await Promise.all([
      expect.poll(() => session.innerText(), within).toContain("18:45 – 19:20"),
      expect.poll(() => door.innerText(), within).toContain("18:45"),
    ]);
    await keep(programme, "programme-moved");
    const calendar = await (await context.request.get("/programme.ics?lang=en")).text();
    expect(calendar.replaceAll("\r\n ", "")).toMatch(
      /DTSTART;TZID=Asia\/Almaty:20221012T184500[\s\S]*Winter Garden/,
    );
    expect(calendar).toContain("Version 3");
    const pdf = await printed(context);
    expect(pdf).toMatch(/18:45/);
    expect(pdf).not.toMatch(/18:30/);
    expect(await programme.locator("aside").innerText()).toContain("moved from 18:30 to 18:45");
    expect(await seriousFindings(programme)).toEqual([]);
    await Promise.all([page, protocol, sign].map((each) => each.context().close()));
  });
});
