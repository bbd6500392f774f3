import { mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

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

/** Publishes what is drafted. @returns the number of the version */
async function publish(page: Page): Promise<number> {
  await page.getByRole("link", { name: "Review and publish" }).click();
  await page.getByRole("button", { name: /^Publish version/ }).click();
  const done = await page.getByText(/Version \d+ is published/).innerText();
  return Number(/\d+/.exec(done)?.[0]);
}

/** The words of the public programme on paper. */
async function printed(context: BrowserContext): Promise<string> {
  const pdf = await context.request.get("/programme.pdf?lang=en");
  return (await readPdf(await pdf.body(), 0.2)).map(({ text }) => text).join("\n");
}

describe("one change by an editor", () => {
  it("is on the page, in the PDF, in the calendar and on the sign at the door within two seconds", async () => {
    const { page } = await enterAs(browser, product.url, EDITOR);
    await edit(page, "culture", { Room: "Winter Garden", Begins: "18:30", Ends: "19:15" });
    await publish(page);

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
    const version = await publish(page);
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
    expect(calendar).toContain(`Version ${version}`);
    const pdf = await printed(context);
    expect(pdf).toMatch(/18:45/);
    expect(pdf).not.toMatch(/18:30/);
    expect(await programme.locator("aside").innerText()).toContain("moved from 18:30 to 18:45");
    expect(await seriousFindings(programme)).toEqual([]);
    await Promise.all([page, protocol, sign].map((each) => each.context().close()));
  });
});

describe("the timetable of a day", () => {
  const DAY = "/editor/programme/timetable?day=2022-10-13";
  /** The hours on a card; the answer to an order is heard before the cards are drawn anew. */
  const hours = (page: Page, item: string) =>
    expect.poll(() => page.locator(`[data-item="${item}"] small`).innerText());

  it("carries a session by keys alone, says where it is, and goes back by Ctrl+Z", async () => {
    const { page } = await enterAs(browser, product.url, EDITOR);
    await page.goto(product.url + DAY);
    await page.locator('[data-item="plenary-2"]').focus();
    await page.keyboard.press("m");
    await page.getByText("Plenary session, continued picked up.").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.getByText("Plenary session, continued: 15:05, Plenary hall").waitFor();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Escape");
    await page.getByText("Plenary session, continued was put back").waitFor();
    await hours(page, "plenary-2").toContain("15:00–17:00");
    await page.keyboard.press("m");
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("Plenary session, continued moved: 15:30, Plenary hall").waitFor();
    await hours(page, "plenary-2").toContain("15:30–17:30");
    await keep(page, "timetable-moved");
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Control+z");
    await page.getByText("Undone: Plenary session, continued").waitFor();
    await hours(page, "plenary-2").toContain("15:00–17:00");
    await page.context().close();
  });

  it("does what was typed ahead of a slow answer, in its order", async () => {
    const { page } = await enterAs(browser, product.url, EDITOR);
    await page.goto(product.url + DAY);
    await page.route(/timetable/, async (route) => {
      if (route.request().method() === "POST") await sleep(700);
      await route.continue();
    });
    await page.locator('[data-item="plenary-2"]').focus();
    for (const key of ["m", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    for (const key of ["m", "ArrowUp", "Enter"]) await page.keyboard.press(key);
    await page.getByText("Plenary session, continued moved: 15:00, Plenary hall").waitFor();
    await hours(page, "plenary-2").toContain("15:00–17:00");
    await page.context().close();
  });

  it("carries a session by the pointer, and refuses a room that is taken in words", async () => {
    const { page } = await enterAs(browser, product.url, EDITOR);
    await page.goto(product.url + DAY);
    const hall = page.locator('[data-column="plenary-hall"]');
    /** Presses on the session and lets go elsewhere; what was said before may have moved the board. */
    const drag = async (
      to: (at: { x: number; y: number }) => Promise<{ x: number; y: number }>,
    ) => {
      const box = await page.locator('[data-item="lunch"]').boundingBox();
      if (!box) throw new Error("Nothing to drag");
      const at = { x: box.x + 20, y: box.y + 12 };
      const end = await to(at);
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 6 });
      await page.mouse.up();
    };
    await drag(({ x, y }) => Promise.resolve({ x, y: y - 72 }));
    await page.getByText("Lunch moved: 12:15, Winter Garden").waitFor();
    await hours(page, "lunch").toContain("12:15–13:45");
    await drag(async ({ y }) => ({ x: ((await hall.boundingBox())?.x ?? 0) + 40, y }));
    await page.getByText("The room Plenary hall is taken at that hour: Plenary session.").waitFor();
    await hours(page, "lunch").toContain("12:15–13:45");
    await page.context().close();
  });
});

describe("an editor without scripts", () => {
  it("adds a session held online, with a link that only those see who attend", async () => {
    const { page } = await enterAs(browser, product.url, EDITOR, { javaScriptEnabled: false });
    await page.goto(`${product.url}/editor/programme?new=1`);
    await page.getByLabel("Kind").selectOption({ label: "Ministerial meeting" });
    await page.getByLabel("Day", { exact: true }).fill("2022-10-12");
    await page.getByLabel("How it is held").selectOption({ label: "Online" });
    await page.getByLabel("Link to join").fill("https://meet.example/ministers");
    await page.getByLabel("Member States").check();
    await page.getByLabel("Seen by").selectOption({ label: "Public" });
    await page.getByLabel("Title, English").fill("Ministers prepare");
    await page.getByLabel("Title, Russian").fill("Подготовка министров");
    await page.getByRole("button", { name: "Save as draft" }).click();
    await page.getByText("Write the title in this language").first().waitFor();
    expect(await page.getByLabel("Link to join").inputValue()).toContain("meet.example");
    expect(await page.getByLabel("Member States").isChecked()).toBe(true);
    await page.getByLabel("Title, Kazakh").fill("Министрлер дайындығы");
    await page.getByRole("button", { name: "Save as draft" }).click();
    await page.getByText("Added to the draft: Ministers prepare").waitFor();
    await publish(page);
    const address = `${product.url}/programme?day=2022-10-12`;
    await page.goto(address);
    const join = { name: "Join online" };
    expect(await page.getByRole("link", join).getAttribute("href")).toContain("meet.example");
    const stranger = await (await readers.newContext({ locale: "en" })).newPage();
    await stranger.goto(address);
    await stranger.getByRole("heading", { name: "Ministers prepare" }).waitFor();
    expect(await stranger.content()).not.toContain("meet.example");
    await Promise.all([page.context().close(), stranger.context().close()]);
  });
});
