import type { Page } from "playwright-core";

import { launchBrowser } from "#tests/support/browser.ts";

import { percentiles } from "../frame/open-loop.ts";

const STEPS = 120;
const MOVES = 240;
const PINS = 20;
const LOADS = 12;

/** Drags and steps a card over the board as an officer does, and counts in the page's own clock. */
export async function carryInBrowser(
  port: number,
  { cookie, day }: { cookie: string; day: string },
) {
  const browser = await launchBrowser();
  try {
    const url = `http://localhost:${port}`;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    // tsx gives named functions this helper; those that run in the page look for it there.
    await page.addInitScript("globalThis.__name = (named) => named");
    const board = `/bilaterals?day=${day}`;
    await Promise.all([page.waitForRequest("**/bilaterals/news"), page.goto(url + board)]);
    const cards = await page.locator(".bd a.mt").count();
    const frame = percentiles(await dragged(page));
    const key = percentiles((await stepped(page)).slice(STEPS / 10));
    const pin = percentiles((await pinned(page)).slice(2));
    const { taken, bytes } = await loaded(page, `/bilaterals.data?day=${day}`);
    const axis = await shownByDelegations(page);
    return {
      ...{ cards, frame, key, pin, axis },
      loader: percentiles(taken.slice(2)),
      kb: Math.round(bytes / 100) / 10,
    };
  } finally {
    await browser.close();
  }
}

/** Times between frames while a card is carried to and fro over the whole board. */
async function dragged(page: Page): Promise<number[]> {
  const card = await page.locator(".bd a.mt:not(.small)").first().boundingBox();
  const board = await page.locator(".bd").boundingBox();
  if (!card || !board) throw new Error("The board is not drawn");
  const [x, y] = [card.x + 12, card.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12);
  const frames = page.evaluate(async () => {
    const times: number[] = [];
    let last = performance.now();
    document.body.dataset.dragging = "";
    while (document.body.dataset.dragging !== undefined) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times;
  });
  for (let move = 0; move < MOVES; move += 1) {
    // A figure of eight: every column and every hour is crossed.
    const turn = (move / MOVES) * 2 * Math.PI;
    await page.mouse.move(
      board.x + board.width * (0.5 + 0.45 * Math.sin(turn)),
      board.y + board.height * (0.5 + 0.4 * Math.sin(3 * turn)),
    );
  }
  await page.evaluate(() => delete document.body.dataset.dragging);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  return (await frames).slice(2);
}

/** From an arrow key until the step is painted. */
async function stepped(page: Page): Promise<number[]> {
  await page.locator(".bd a.mt").first().focus();
  await page.keyboard.press("m");
  await page.locator(".mt.is-ghost").first().waitFor();
  const taken = await page.evaluate(async (steps) => {
    const keys = ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"];
    const times: number[] = [];
    for (let step = 0; step < steps; step += 1) {
      const key = keys[step % keys.length] ?? "";
      const began = performance.now();
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
      );
      await new Promise((resolve) => requestAnimationFrame(resolve));
      // A message is heard after the frame is painted.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
      times.push(performance.now() - began);
    }
    return times;
  }, STEPS);
  await page.keyboard.press("Escape");
  return taken;
}

/** From P until the server's answer is drawn: an order by key, its answer, and the board anew. */
async function pinned(page: Page): Promise<number[]> {
  await page.locator(".bd a.mt").first().focus();
  const taken: number[] = [];
  for (let time = 0; time < PINS; time += 1) {
    taken.push(
      await page.evaluate(async () => {
        const card = document.activeElement;
        const id = card instanceof HTMLElement ? card.dataset.request : undefined;
        const shown = `.bd a.mt[data-request="${id}"] .pin`;
        const before = document.querySelector(shown) !== null;
        const began = performance.now();
        card?.dispatchEvent(
          new KeyboardEvent("keydown", { key: "p", code: "KeyP", bubbles: true, cancelable: true }),
        );
        while ((document.querySelector(shown) !== null) === before) {
          if (performance.now() - began > 10_000) throw new Error("The pin did not come");
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return performance.now() - began;
      }),
    );
    // Focus comes back, and what was told to other boards is heard here too.
    await page.waitForTimeout(400);
  }
  return taken;
}

/** The board's data as the page fetches it anew: time to its end, and what went over the line. */
const loaded = (page: Page, path: string) =>
  page.evaluate(
    async ({ path: address, loads }) => {
      const times: number[] = [];
      let sent = 0;
      for (let load = 0; load < loads; load += 1) {
        performance.clearResourceTimings();
        const began = performance.now();
        await (await fetch(address)).arrayBuffer();
        times.push(performance.now() - began);
        const [entry] = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
        sent = entry?.transferSize ?? sent;
      }
      return { taken: times, bytes: sent };
    },
    { path, loads: LOADS },
  );

async function shownByDelegations(page: Page): Promise<number> {
  const began = performance.now();
  await page.locator(".axis a").last().click();
  await page.locator('.bd[data-axis="delegations"]').waitFor();
  return Math.round(performance.now() - began);
}
