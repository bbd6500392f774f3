import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { overlaps, lasting } from "#app/domain/bilateral/interval.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { bilateral } from "#db/schema/bilateral.ts";
import { at, protocolOfficer } from "#tests/support/bilaterals.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import {
  requestsOf2022,
  signedInOfficer,
  websOverTestDatabase,
} from "#tests/support/officers-at-board.ts";
import type { Product } from "#tests/support/product.ts";

await useTestDatabase();
const by = await protocolOfficer();
let requests: { id: string; sides: string[] }[] = [];
const DAY = "2022-10-13";

let product: Product | undefined;
let browser: Browser | undefined;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  [product] = await websOverTestDatabase(1);
  requests = await requestsOf2022(by);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

beforeEach(async () => {
  await database().delete(bilateral);
  const { cookie } = await signedInOfficer();
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const url = product?.url ?? "";
  const english = Buffer.from(JSON.stringify("en")).toString("base64");
  await page?.context().close();
  const context = await (browser as Browser).newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies([
    { name, value, url },
    { name: "language", value: english, url },
  ]);
  page = await context.newPage();
  await Promise.all([
    page.waitForRequest("**/bilaterals/news"),
    page.goto(`/bilaterals?day=${DAY}`),
  ]);
});

/** The request that has focus, in the tray or on the board. */
const focused = () =>
  page.evaluate(() => document.activeElement?.getAttribute("data-request") ?? null);

async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${selector}`);
}

const placedCount = () => database().$count(bilateral);

/** The meetings that stand, each checked against the plenary and the other items that its principals attend. */
async function standing() {
  const { board, requests: all } = await loadBoard(database(), by.now);
  const placed = all.flatMap(({ meeting, sides }) => (meeting ? [{ sides, ...meeting }] : []));
  for (const { start, minutes, sides } of placed) {
    const busy = board.principalHolds.filter(
      (hold) =>
        hold.by.kind === "programme" && hold.level === "head" && sides.includes(hold.delegationId),
    );
    expect(busy.some(({ during }) => overlaps(during, lasting(start, minutes)))).toBe(false);
  }
  return placed;
}

test(
  "the meetings of 13 October 2022 are planned around the plenary by keyboard alone",
  { timeout: 240_000 },
  async () => {
    expect(requests.length).toBeGreaterThanOrEqual(17);
    await tabTo(".tray [data-request]");
    // Into the plenary it may not go: which rule, and what holds the hour, is said.
    await page.keyboard.press("m");
    const said = page.locator(".carry-say", { hasText: /heads: taken .*Plenary session/ });
    for (let presses = 0; presses < 50; presses += 1) {
      if (await said.isVisible()) break;
      await page.keyboard.press("ArrowDown");
    }
    await said.waitFor();
    await page.keyboard.press("Enter");
    await page
      .getByRole("alert")
      .getByText(/Plenary session/)
      .first()
      .waitFor();
    expect(await placedCount()).toBe(0);

    await tabTo(".tray [data-request]");
    for (let count = 1; count <= requests.length; count += 1) {
      // Each is picked up at the first place that is free, and focus goes on to the next.
      const taken = await focused();
      await page.keyboard.press("m");
      await page.keyboard.press("Enter");
      await expect.poll(placedCount, { timeout: 20_000 }).toBe(count);
      if (count === requests.length) break;
      await expect.poll(focused, { timeout: 20_000 }).not.toBe(taken);
      await expect.poll(focused, { timeout: 20_000 }).not.toBeNull();
    }
    await page.getByText("Every request has its room").waitFor();
    const placed = await standing();
    expect(placed).toHaveLength(requests.length);
  },
);

test(
  "the same by mouse: from the tray to the hour after lunch, pulled longer at its edge, seen by delegation",
  { timeout: 120_000 },
  async () => {
    const request = requests.find(({ sides }) => sides.join() === "uz,tr") ?? requests[0];
    const entry = page.locator(`.tray [data-request="${request?.id}"]`);
    const lane = page.getByRole("region", { name: "Kaspi", exact: true }).locator(".lane-body");
    const hours = page.locator(".hours span", { hasText: "14:00" });
    await hours.scrollIntoViewIfNeeded();
    await entry.scrollIntoViewIfNeeded();
    const [from, over, hour] = await Promise.all([
      entry.boundingBox(),
      lane.boundingBox(),
      hours.boundingBox(),
    ]);
    if (!from || !over || !hour) throw new Error("The board is not drawn");
    const y = hour.y + hour.height / 2 + 8;
    await page.mouse.move(from.x + 30, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(over.x + 40, y, { steps: 12 });
    await page.getByText("Kaspi, 14:00: free").waitFor();
    await page.mouse.up();
    await expect.poll(placedCount, { timeout: 10_000 }).toBe(1);
    expect((await standing())[0]).toMatchObject({
      roomId: "kaspi",
      start: at("14:00", DAY),
      minutes: 30,
    });

    const card = page.locator(`.bd a[data-request="${request?.id}"]`);
    const grip = await card.locator("[data-grip]").boundingBox();
    if (!grip) throw new Error("The card has no edge");
    await page.mouse.move(grip.x + 20, grip.y + 4);
    await page.mouse.down();
    await page.mouse.move(grip.x + 20, grip.y + 4 + 18, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => (await standing())[0]?.minutes, { timeout: 10_000 }).toBe(45);

    await page.getByRole("link", { name: "By delegation" }).click();
    await expect.poll(() => card.count(), { timeout: 10_000 }).toBe(request?.sides.length);
  },
);
