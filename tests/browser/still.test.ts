import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { launchBrowser } from "#tests/support/browser.ts";
import { holdScripts } from "#tests/support/held-scripts.ts";
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

/** A page of each kind, by who works there; a path that ends in `>` is the first page that the one before it links to below. */
const PAGES = [
  ["Dana Al-Masri", ["/delegation", "/delegation/nominees/new", "/delegation/import"]],
  ["Dana Al-Masri", ["/delegation/nominees/>", "/delegation/people", "/delegation/travel"]],
  ["Dana Al-Masri", ["/delegation/bilaterals", "/delegation/bilaterals/calendar", "/account"]],
  ["Әсем Қуанышева", ["/accreditation", "/accreditation/>", "/accreditation/statistics"]],
  ["Гүлнар Тасболат", ["/badges", "/badges/print", "/badges/custody", "/badges/register"]],
  ["Данияр Өтегенов", ["/bilaterals", "/bilaterals/requests", "/bilaterals/rooms"]],
  ["Данияр Өтегенов", ["/precedence", "/arrivals", "/invitations", "/fund"]],
  ["Айдана Сапарова", ["/documents", "/bodies"]],
  ["Камила Ержанова", ["/editor/programme", "/editor/programme/timetable", "/programme"]],
  ["Мария Ли", ["/gates", "/gates/people", "/gates/paper"]],
  ["Ғалым Һамитов", ["/operations", "/audit"]],
  ["Сәуле Жақсылық", ["/admin", "/outbox", "/retention", "/retention/people"]],
] as const;

it.each(PAGES)(
  "%s: %j stand still when their scripts begin, so that a click meets what it was meant for",
  async (name, paths) => {
    for (const width of [1440, 390]) {
      const { page, context } = await enterAs(browser, product.url, name, {
        viewport: { width, height: 900 },
      });
      for (const path of paths)
        expect(await movedAt(page, path), `${path} at ${width}`).toEqual([]);
      await context.close();
    }
  },
  180_000,
);

/** Opens a page with its scripts held back, lets them begin, and names what stands elsewhere then. */
async function movedAt(page: Page, path: string): Promise<string[]> {
  const address = path.endsWith(">") ? await firstLinkTo(page, path.slice(0, -1)) : path;
  const begin = await holdScripts(page);
  await page.goto(product.url + address, { waitUntil: "commit" });
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(drawn);
  await page.evaluate(settled);
  await page.evaluate(remember);
  begin();
  await page.waitForFunction(begun);
  // What effects do comes a frame later.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  return page.evaluate(compare);
}

async function firstLinkTo(page: Page, path: string): Promise<string> {
  await page.goto(product.url + path.replace(/\/[^/]*\/$/, ""));
  const hrefs = await page
    .locator(`a[href^="${path}"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const found = hrefs.find((href) => !href.endsWith("/new"));
  if (!found) throw new Error(`No link to ${path}`);
  return found;
}

type Known = Window & { stood?: [Element, DOMRect][] };

/** In the page: whether its styles have come. */
const drawn = (): boolean => {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  return links.length > 0 && links.every(({ sheet }) => sheet !== null);
};

/** In the page: waits for the typefaces, which are asked for when text has been laid out. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await new Promise((done) => requestAnimationFrame(done));
    await document.fonts.ready;
  }
}

/** In the page: where everything is that can be pressed, now. */
function remember(): void {
  const pressed = document.querySelectorAll("a, button, input, select, textarea, summary, label");
  (window as Known).stood = [...pressed]
    .map((element): [Element, DOMRect] => [element, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 1 && height > 1);
}

/** In the page: whether React has taken it over. */
const begun = (): boolean =>
  Object.keys(document.querySelector("a, button") ?? {}).some((key) => key.startsWith("__react"));

/** In the page: what is still there, and elsewhere. */
function compare(): string[] {
  return ((window as Known).stood ?? []).flatMap(([element, { x, y }]) => {
    const now = element.getBoundingClientRect();
    const isSeen = element.isConnected && now.width > 1 && now.height > 1;
    if (!isSeen || Math.max(Math.abs(now.x - x), Math.abs(now.y - y)) <= 1) return [];
    const name = element.textContent?.trim() || element.getAttribute("name") || element.tagName;
    return [`${name.slice(0, 40)}: ${Math.round(now.x - x)}, ${Math.round(now.y - y)}`];
  });
}
