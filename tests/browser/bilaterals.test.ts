import { setTimeout as sleep } from "node:timers/promises";

import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

const PROTOCOL = "Данияр Өтегенов";
const FOCAL_OF_KAZAKHSTAN = "Айдана Сапарова";
const FOCAL_OF_KYRGYZSTAN = "Нурзат Эсенова";
const FIRST_DAY = "/bilaterals?day=2022-10-12";
const SECOND_DAY = "/bilaterals?day=2022-10-13";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

type Look = Parameters<Browser["newContext"]>[0];

/** Somebody of the demonstration, signed in with English pages. */
async function pageOf(name: string, look: Look = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: product.url,
    locale: "en",
    viewport: { width: 1440, height: 900 },
    ...look,
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const english = Buffer.from(JSON.stringify("en")).toString("base64");
  await context.addCookies([{ name: "language", value: english, url: product.url }]);
  return page;
}

const card = (page: Page, code: string) => page.locator(".lane a.mt", { hasText: code });
const lane = (page: Page, room: string) => page.getByRole("region", { name: room, exact: true });
const refusal = (page: Page) => page.getByRole("alert");

async function openBoard(page: Page, day: string): Promise<void> {
  // The page listens for news once it has come alive, and its keys with it.
  await Promise.all([page.waitForRequest("**/bilaterals/news"), page.goto(day)]);
}

describe("the board by keys", () => {
  it("picks a meeting up with M, names who is in the way, and puts it back with Escape", async () => {
    const page = await pageOf(PROTOCOL);
    await openBoard(page, SECOND_DAY);
    await card(page, "JOR").focus();
    await page.keyboard.press("m");
    await page.getByText(/JOR – KGZ picked up/).waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.getByText("Burabay, 13:30: Burabay is taken 13:15–14:15: UZB – TUR.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("JOR – KGZ put back").waitFor();
    expect(await lane(page, "Charyn").locator("a.mt").count()).toBe(1);
    await page.context().close();
  });

  it("refuses an overlap in words and leaves the board as it was", async () => {
    const page = await pageOf(PROTOCOL);
    await openBoard(page, SECOND_DAY);
    await card(page, "JOR").focus();
    for (const key of ["m", "ArrowLeft", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    await refusal(page).waitFor();
    expect(await refusal(page).innerText()).toContain("Burabay is taken 13:15–14:15: UZB – TUR.");
    expect(await card(page, "JOR").innerText()).toContain("13:30");
    expect(await lane(page, "Charyn").locator("a.mt").count()).toBe(1);
    await page.context().close();
  });

  it("sets a meeting down with Enter, keeps focus on it, and undoes the move", async () => {
    const page = await pageOf(PROTOCOL);
    await openBoard(page, SECOND_DAY);
    await card(page, "JOR").focus();
    for (const key of ["m", "ArrowRight", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    await page.getByText("JOR – KGZ moved: Kaspi, 13:45").waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain("13:45 MinistersJordan – Kyrgyzstan, 30 minutes");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByText("JOR – KGZ moved: Charyn, 13:30").waitFor();
    await lane(page, "Charyn").locator("a.mt", { hasText: "JOR" }).waitFor();
    await page.context().close();
  });

  it("keeps what is typed ahead of a slow answer, and does it in its order", async () => {
    const page = await pageOf(PROTOCOL);
    await openBoard(page, SECOND_DAY);
    await page.route(/bilaterals/, async (route) => {
      if (route.request().method() === "POST") await sleep(700);
      await route.continue();
    });
    await card(page, "JOR").focus();
    for (const key of ["m", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    for (const key of ["m", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
    await page.getByText("JOR – KGZ moved: Charyn, 13:30").waitFor();
    await page.context().close();
  });

  it("carries a meeting by mouse as well", async () => {
    const page = await pageOf(PROTOCOL);
    await openBoard(page, FIRST_DAY);
    const from = await card(page, "JPN").boundingBox();
    const over = await lane(page, "Kaspi").boundingBox();
    if (!from || !over) throw new Error("The board is not drawn");
    await page.mouse.move(from.x + 40, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(over.x + 40, from.y + 8, { steps: 6 });
    await page.mouse.up();
    await page.getByText("JPN – MYS moved: Kaspi, 16:00").waitFor();
    await page.context().close();
  });
});

describe("the board without scripts", () => {
  it("moves a meeting by its form, and says why it cannot", async () => {
    const page = await pageOf(PROTOCOL, { javaScriptEnabled: false });
    await page.goto(FIRST_DAY);
    await card(page, "BHR").click();
    const move = async (room: string, time: string) => {
      await page.getByLabel("Room", { exact: true }).selectOption({ label: room });
      await page.getByLabel("Begins").fill(time);
      await page.getByRole("button", { name: "Move", exact: true }).click();
    };
    await move("Turkistan · 12 seats", "12:15");
    expect(await refusal(page).innerText()).toContain("Turkistan is taken 11:50–12:40: UN – CICA.");
    await move("Turkistan · 12 seats", "noon");
    expect(await refusal(page).innerText()).toContain("Choose a room, a day and an hour.");
    await move("Turkistan · 12 seats", "15.30");
    await page.getByText("BHR – JOR moved: Turkistan, 15:30").waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByText("BHR – JOR moved: Turkistan, 15:00").waitFor();
    await page.context().close();
  });
});

describe("two officers at one board", () => {
  it("keep their own Undo when the other moves something", async () => {
    const [mine, other] = await Promise.all([
      pageOf(PROTOCOL),
      pageOf(PROTOCOL, { javaScriptEnabled: false }),
    ]);
    await openBoard(mine, SECOND_DAY);
    await card(mine, "JOR").focus();
    for (const key of ["m", "ArrowRight", "Enter"]) await mine.keyboard.press(key);
    await mine.getByText("JOR – KGZ moved: Kaspi, 13:30").waitFor();
    await mine.getByRole("button", { name: "Undo", exact: true }).focus();

    await other.goto(SECOND_DAY);
    await card(other, "UZB").filter({ hasText: "TUR" }).click();
    await other.getByRole("button", { name: "Pin", exact: true }).click();
    await mine.locator(".lane a.mt", { hasText: "UZB" }).locator(".pin").waitFor();

    await mine.getByRole("button", { name: "Undo", exact: true }).click();
    await mine.getByText("JOR – KGZ moved: Charyn, 13:30").waitFor();
    await Promise.all([mine, other].map((page) => page.context().close()));
  });

  it("see each other's moves, and the later one is told where the meeting went", async () => {
    const [live, slow] = await Promise.all([
      pageOf(PROTOCOL),
      pageOf(PROTOCOL, { javaScriptEnabled: false }),
    ]);
    await openBoard(live, FIRST_DAY);
    await slow.goto(FIRST_DAY);
    await card(slow, "KOR").click();
    const stale = await pageOf(PROTOCOL, { javaScriptEnabled: false });
    await stale.goto(slow.url());

    await slow.getByLabel("Begins").fill("15:15");
    await slow.getByRole("button", { name: "Move", exact: true }).click();
    await slow.getByText("KOR – KAZ moved: Charyn, 15:15").waitFor();
    await live.getByRole("link", { name: /15:15 Ministers.*Republic of Korea/ }).waitFor();

    await stale.getByLabel("Begins").fill("16:15");
    await stale.getByRole("button", { name: "Move", exact: true }).click();
    expect(await refusal(stale).innerText()).toContain("It now stands: 12 October, 15:15, Charyn.");
    await Promise.all([live, slow, stale].map((page) => page.context().close()));
  });
});

describe("from a request to a room", () => {
  it("is asked, accepted, placed, and both sides see room and hour", async () => {
    const [asks, answers, places] = [
      await pageOf(FOCAL_OF_KAZAKHSTAN),
      await pageOf(FOCAL_OF_KYRGYZSTAN),
      await pageOf(PROTOCOL),
    ];
    await asks.goto("/delegation/bilaterals");
    await asks.getByRole("button", { name: "Send the request" }).click();
    await asks.getByRole("alert").getByText("Choose whom to meet").waitFor();
    await asks.locator("input#counterpart").fill("Kyrg");
    await asks.getByRole("option", { name: "Kyrgyzstan" }).click();
    await asks.getByLabel("Topic").fill("Crossing points on the Chu");
    await asks.getByRole("button", { name: "Send the request" }).click();
    await asks.getByText("The request has been sent: Kyrgyzstan.").waitFor();

    await answers.goto("/delegation/bilaterals");
    const asked = answers.getByRole("listitem").filter({ hasText: "Crossing points on the Chu" });
    await asked.getByRole("button", { name: "Accept" }).click();
    await answers.getByText("You accepted. Protocol now finds a room.").waitFor();

    await openBoard(places, FIRST_DAY);
    const entry = places.locator(".req", { hasText: "KAZ" }).filter({ hasText: "KGZ" });
    await entry.getByText("Ready to place").waitFor();
    await entry.locator(".go").click();
    await places.getByRole("button", { name: "Place" }).click();
    await places.getByText(/KAZ – KGZ placed: .+, \d\d:\d\d/).waitFor();

    for (const page of [asks, answers]) {
      await page.goto("/delegation/bilaterals");
      const meeting = page.getByRole("listitem").filter({ hasText: "Crossing points on the Chu" });
      await meeting.getByText("Has a room").waitFor();
      expect(await meeting.innerText()).toMatch(/12 October, \d\d:\d\d, \w+/);
      await page.context().close();
    }
    await places.context().close();
  });
});

describe.each([1440, 390])("at %i pixels", (width) => {
  it("both pages pass axe and never scroll sideways", async () => {
    const look = { viewport: { width, height: 844 } };
    const [board, requests] = [
      await pageOf(PROTOCOL, look),
      await pageOf(FOCAL_OF_KAZAKHSTAN, look),
    ];
    for (const path of [FIRST_DAY, SECOND_DAY, `${FIRST_DAY}&view=tray`]) {
      await openBoard(board, path);
      expect(await seriousFindings(board, "#main"), path).toEqual([]);
    }
    await requests.goto("/delegation/bilaterals");
    expect(await seriousFindings(requests, "#main")).toEqual([]);
    for (const page of [board, requests]) {
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(excess).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });
});
