import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { launchBrowser } from "#tests/support/browser.ts";
import { portrait } from "#tests/support/portrait.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = [await startProduct(), await launchBrowser()];
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function signedIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole("button", { name }).click();
  await page.waitForURL("**/delegation");
  return page;
}

const DANA = "Dana Al-Masri";
const LATER = {
  surname: "Haddad",
  givenNames: "Rana",
  position: "Adviser",
  passportNumber: "T4820173",
};

async function write(page: Page): Promise<void> {
  for (const [field, value] of Object.entries(LATER)) await page.fill(`#${field}`, value);
  await page.fill("#birthDate", "1984-03-17");
  await page.fill("#passportExpires", "2031-05-22");
  await page.getByRole("radio", { name: /Technical/ }).check();
  await page.check("#consent");
}

const choose = (page: Page, name: string, buffer: Buffer, mimeType = "image/jpeg") =>
  page.setInputFiles("#photo", { name, mimeType, buffer });

const press = (page: Page, intent: string) => page.click(`.bar button[value=${intent}]`);

/** Serious findings of axe-core, as lines. */
async function findings(page: Page): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Axe = {
      run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
    };
    const { violations } = await (window as unknown as { axe: Axe }).axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

describe("without JavaScript", () => {
  test("a wrong and an oversized photo are refused in words, nothing typed is lost, nothing half-saved; then it is sent", async () => {
    const page = await signedIn(DANA, { javaScriptEnabled: false });
    const before = await page.locator(".people .count").first().textContent();
    await page.goto(`${product.url}/delegation/nominees/new`);
    await write(page);
    const refusals: [string, Buffer, string][] = [
      ["letter.jpg", Buffer.from("Dear colleagues"), "not a JPEG, PNG or HEIC picture"],
      ["large.jpg", Buffer.alloc(12 * 1024 * 1024, 1), "larger than 10 MB"],
      [
        "drawing.svg",
        Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
        "SVG drawings are not taken",
      ],
    ];
    for (const [name, bytes, words] of refusals) {
      await choose(page, name, bytes);
      await press(page, "send");
      await page.locator(".errsum a[href='#photo']", { hasText: words }).waitFor();
      for (const [field, value] of Object.entries(LATER))
        expect(await page.inputValue(`#${field}`)).toBe(value);
      expect(await page.getByRole("radio", { name: /Technical/ }).isChecked()).toBe(true);
    }
    await page.goto(`${product.url}/delegation`);
    expect(await page.locator(".people .count").first().textContent()).toBe(before);

    await page.goto(`${product.url}/delegation/nominees/new`);
    await write(page);
    await choose(page, "rana.jpg", await portrait({ width: 1500, height: 1500 }));
    await press(page, "save");
    await page.locator(".vd li.good").first().waitFor();
    expect(await page.locator(".frame img").getAttribute("src")).toMatch(/^\/files\//);
    await press(page, "send");
    await page.getByText("Rana Haddad was sent to accreditation.").waitFor();
    await page
      .getByRole("row", { name: /Rana Haddad/ })
      .getByText("Submitted")
      .waitFor();
  });

  test("what is missing is listed first, each line leading to its field, and the draft is kept", async () => {
    const page = await signedIn(DANA, { javaScriptEnabled: false });
    await page.goto(`${product.url}/delegation/nominees/new`);
    await page.fill("#surname", "Qasim");
    await press(page, "send");
    await page.getByRole("heading", { name: "7 things to fix before you send" }).waitFor();
    for (const field of [
      "position",
      "passportNumber",
      "birthDate",
      "passportExpires",
      "category",
      "photo",
      "consent",
    ]) {
      expect(await page.locator(`.errsum a[href="#${field}"]`).count()).toBe(1);
      expect(await page.locator(`#${field}`).count()).toBe(1);
    }
    expect(await page.inputValue("#surname")).toBe("Qasim");
    await page.locator(".withdraw summary").click();
    await page.click("button[value=withdraw]");
    await page.getByText("Qasim was withdrawn.").waitFor();
  });
});

describe("with JavaScript", () => {
  test("the zone is checked as typed, mended by one tap, and fills what is empty; the photo is cut before it is sent", async () => {
    const page = await signedIn(DANA);
    await page.goto(`${product.url}/delegation/nominees/new`);
    await page.fill(
      "#mrz",
      `P<JORHADDAD<<SAMIR${"<".repeat(26)}\nT482O173<6JOR8403179F3105227${"<".repeat(14)}04`,
    );
    await page.getByRole("button", { name: "Change O to 0" }).click();
    await page.getByText("All lines agree with their check digits.").waitFor();
    expect(await page.inputValue("#passportNumber")).toBe("T4820173");
    expect(await page.inputValue("#birthDate")).toBe("1984-03-17");
    await page.fill("#surname", "Haddad");
    await page.fill("#givenNames", "Amir");
    await choose(page, "amir.jpg", await portrait({ width: 2400, height: 1500 }));
    await page.locator("input[name=cropWidth]").waitFor({ state: "attached" });
    await press(page, "save");
    await page.getByText("The given names differ from the machine-readable zone.").waitFor();
    await page.locator(".frame img").waitFor();
    expect(await findings(page)).toEqual([]);
  });

  test("two colleagues at one file: the second is told who changed what, chooses, and loses nothing", async () => {
    const page = await signedIn(DANA);
    await page.getByRole("link", { name: "Ms Salma Obeidat" }).click();
    await page.waitForURL("**/nominees/*");
    const colleague = await page.context().newPage();
    await colleague.goto(page.url());
    await colleague.fill("#position", "Protocol officer");
    await colleague.fill("#honorific", "Dr");
    await press(colleague, "save");
    await colleague.waitForURL("**done=saved");
    await page.fill("#position", "Protocol assistant, mission");
    await press(page, "save");
    await page.getByText(`${DANA} saved this file at`).waitFor();
    expect(await page.inputValue("#position")).toBe("Protocol assistant, mission");
    // What only the colleague changed stands in the form already.
    expect(await page.inputValue("#honorific")).toBe("Dr");
    expect(await findings(page)).toEqual([]);
    await page.getByLabel(`${DANA}’s: Protocol officer`).check();
    await page.getByRole("button", { name: "Save as chosen" }).click();
    await page.waitForURL("**done=saved");
    await expect.poll(() => page.inputValue("#position")).toBe("Protocol officer");
  }, 90_000);

  test("text outlives a lost line and a closed tab, and reaches the server by itself", async () => {
    const page = await signedIn(DANA);
    // Typing begins before the scripts have come.
    await page.route("**/assets/*.js", async (route) => {
      await pause(700);
      await route.continue();
    });
    await page.goto(`${product.url}/delegation/nominees/new`, { waitUntil: "commit" });
    await page.fill("#surname", "Nabulsi");
    await page
      .getByRole("status")
      .getByText(/^Saved \d/)
      .waitFor();
    await page.waitForURL(/nominees\/[0-9a-f-]{36}/);
    const address = page.url();
    await page.context().setOffline(true);
    await page.fill("#position", "Interpreter");
    await page.getByText("Not saved: no connection. Kept on this device").waitFor();
    await press(page, "save");
    expect(await page.inputValue("#position")).toBe("Interpreter");
    const later = await page.context().newPage();
    await page.close();
    await later.context().setOffline(false);
    await later.goto(address);
    await later.getByText("Text from your last visit").waitFor();
    expect(await later.inputValue("#position")).toBe("Interpreter");
    await later
      .getByRole("status")
      .getByText(/^Saved \d/)
      .waitFor();
    await later.reload();
    expect(await later.inputValue("#position")).toBe("Interpreter");
    expect(await later.getByText("Text from your last visit").count()).toBe(0);
  }, 90_000);

  test("another delegation's nominee and photo do not exist", async () => {
    const page = await signedIn(DANA);
    const link = await page.getByRole("link", { name: "Ms Hiba Sweiss" }).getAttribute("href");
    const photo = await page.locator(".ph img").first().getAttribute("src");
    expect((await page.request.get(`${product.url}${photo}`)).status()).toBe(200);
    const stranger = await signedIn("Defne Aydoğan");
    for (const path of [link, photo, "/delegation/nominees/not-an-id", "/files/not-an-id"])
      expect((await stranger.request.get(`${product.url}${path}`)).status(), `${path}`).toBe(404);
  });

  test.each([true, false])(
    "several are ticked and sent together, scripts: %s",
    async (javaScriptEnabled) => {
      const page = await signedIn(DANA, { javaScriptEnabled });
      const result = page.locator(".sent-several");
      const tick = page.getByLabel("Send Ticked").first();
      await page.goto(`${product.url}/delegation/nominees/new`);
      await page.fill("#surname", "Ticked");
      await page.fill("#position", javaScriptEnabled ? "Adviser" : "Clerk");
      await press(page, "close");
      await page.waitForURL(/done=saved/);
      await page.goto(`${product.url}/delegation`);
      await page.click(".sendbar button[value=send]");
      await result.getByText("Tick whom to send first").waitFor();
      await tick.check();
      if (javaScriptEnabled) await page.getByRole("button", { name: "Send 1 file" }).waitFor();
      await page.click(".sendbar button[value=send]");
      await result.getByText(/Missing: /).waitFor();
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await tick.isChecked()).toBe(true);
      if (javaScriptEnabled) expect(await findings(page)).toEqual([]);
      await result.getByRole("link", { name: "Ticked" }).click();
      await page.locator('.errsum a[href="#passportNumber"]').waitFor();
    },
  );

  test("a heading of the list orders it, and turns it round", async () => {
    const page = await signedIn(DANA);
    const heading = page.getByRole("columnheader", { name: "Name" });
    await heading.getByRole("link").click();
    await expect.poll(() => heading.getAttribute("aria-sort")).toBe("ascending");
    const first = await page.locator("tbody .who a").first().innerText();
    await heading.getByRole("link").click();
    await expect.poll(() => heading.getAttribute("aria-sort")).toBe("descending");
    expect(await page.locator("tbody .who a").last().innerText()).toBe(first);
  });

  test("the dashboard has no serious finding of axe-core, wide and on a phone", async () => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const page = await signedIn(DANA, { viewport });
      expect(await findings(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
});
