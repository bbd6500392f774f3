import { mkdirSync } from "node:fs";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import demonstration from "#db/summits/cica-2022/demonstration.json" with { type: "json" };
import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

const PROTOCOL = "Данияр Өтегенов";
/** Where pictures of what the tests see are kept, if somebody wants to look. */
const PICTURES = process.env.SHANYRAK_PICTURES;

let product: Product;
let browser: Browser;
/** A screen at a door has a browser, and a profile, of its own. */
let screens: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  screens = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await Promise.all([browser?.close(), screens?.close()]);
  await product?.stop();
});

const TOPICS = demonstration.meetings.flatMap(({ topic }) => (topic === "" ? [] : [topic]));

const SCREEN = { width: 1280, height: 800 };

async function protocol(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: product.url,
    locale: "en",
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: PROTOCOL }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const english = Buffer.from(JSON.stringify("en")).toString("base64");
  await context.addCookies([{ name: "language", value: english, url: product.url }]);
  return page;
}

/** The address of a room's sign, as protocol finds it. */
async function addressOf(page: Page, room: string): Promise<string> {
  await page.goto("/bilaterals/rooms");
  const card = page.locator("li.card", { has: page.getByRole("heading", { name: room }) });
  const href = await card.getByRole("link", { name: "Open the sign" }).getAttribute("href");
  return new URL(href ?? "", product.url).pathname;
}

async function openSign(address: string, ownTime = false): Promise<Page> {
  const context = await screens.newContext({ baseURL: product.url, viewport: SCREEN });
  if (ownTime) await context.clock.install();
  const sign = await context.newPage();
  await Promise.all([sign.waitForRequest("**/news"), sign.goto(address)]);
  await sign.locator("main").waitFor();
  return sign;
}

async function keep(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

/** Moves the meeting of a delegation by the form in the board's panel. */
async function move(page: Page, code: string, room: string, time: string): Promise<void> {
  await page.goto("/bilaterals?day=2022-10-12");
  await page.locator(".lane a.mt", { hasText: code }).click();
  await page.getByLabel("Room", { exact: true }).selectOption({ label: room });
  await page.getByLabel("Begins").fill(time);
  await page.getByRole("button", { name: "Move", exact: true }).click();
}

describe("the sign at a room's door", () => {
  it("follows a move within two seconds in another browser, without a sign-in, and shows no topic", async () => {
    const page = await protocol();
    const [turkistan, kaspi] = [
      await openSign(await addressOf(page, "Turkistan")),
      await openSign(await addressOf(page, "Kaspi")),
    ];
    const next = turkistan.locator("footer");
    await next.getByText("15:00").waitFor();
    expect(await next.innerText()).toMatch(/BHR\s*–\s*JOR/);
    expect(await seriousFindings(turkistan)).toEqual([]);
    await keep(turkistan, "sign-free");

    const moved = kaspi.locator("footer").getByText("15:30").waitFor({ timeout: 30_000 });
    await move(page, "BHR", "Kaspi · 16 seats", "15:30");
    await page.getByText("BHR – JOR moved: Kaspi, 15:30").waitFor();
    const said = Date.now();
    await moved;
    await expect
      .poll(() => next.innerText(), { timeout: 2_000, interval: 50 })
      .not.toContain("15:00");
    expect(Date.now() - said).toBeLessThan(2_000);
    const shown = await kaspi.content();
    expect(TOPICS.length).toBeGreaterThan(10);
    for (const topic of TOPICS) expect(shown).not.toContain(topic);
    await page.context().close();
  });

  it("goes on without a network, says how old it is, and catches up when the network is back", async () => {
    const page = await protocol();
    const sign = await openSign(await addressOf(page, "Altai"), true);
    expect(await sign.getByRole("status").count()).toBe(0);
    await sign.context().setOffline(true);
    await sign.getByRole("status").getByText("No connection").waitFor({ timeout: 20_000 });
    await keep(sign, "sign-offline");
    await sign.locator("footer").getByText("11:00").waitFor();
    await sign.clock.runFor(3 * 60_000);
    await keep(sign, "sign-offline-later");
    await sign
      .getByRole("status")
      .getByText(/No connection, \d+ minutes old/)
      .waitFor();
    await sign.context().setOffline(false);
    await sign.clock.runFor(20_000);
    await expect.poll(() => sign.getByRole("status").count(), { timeout: 20_000 }).toBe(0);
    await page.context().close();
  });

  it("opens by its secret alone; a renewed address kills the screen that has the old one", async () => {
    const page = await protocol();
    const old = await addressOf(page, "Charyn");
    const sign = await openSign(old);
    const stranger = await sign.context().request.get(`${old.slice(0, -3)}AAA`);
    expect(stranger.status()).toBe(404);
    const card = page.locator("li.card", { has: page.getByRole("heading", { name: "Charyn" }) });
    await card.getByRole("button", { name: "New address" }).click();
    await page.getByText("Charyn has a new address").waitFor();
    expect((await sign.context().request.get(old)).status()).toBe(404);
    await sign.getByRole("status").getByText("This sign has a new address").waitFor({
      timeout: 30_000,
    });
    expect(await addressOf(page, "Charyn")).not.toBe(old);
    await page.context().close();
  });
});

describe("a meeting on its day", () => {
  it("is cancelled with the way back, and its slot is proposed and never booked by itself", async () => {
    const page = await protocol();
    await page.goto("/bilaterals?day=2022-10-12");
    const href = await page.locator(".lane a.mt", { hasText: "KAZ" }).first().getAttribute("href");
    const requestId = /[0-9a-f-]{36}/.exec(href ?? "")?.[0] ?? "";
    await page.goto(`/bilaterals/meetings/${requestId}`);
    await keep(page, "meeting");
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Cancel the meeting" }).click();
    await page.getByText(/cancelled it at/).waitFor();
    await keep(page, "meeting-cancelled");
    await page.goto("/bilaterals/waiting");
    await page.getByRole("button", { name: "Keep the slot free" }).first().waitFor();
    await keep(page, "waiting");
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(`/bilaterals/meetings/${requestId}`);
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText("Booked", { exact: true }).first().waitFor();
    await page.context().close();
  });
});
