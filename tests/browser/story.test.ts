import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { launchBrowser } from "#tests/support/browser.ts";
import { fakeCamera, type FakeCamera } from "#tests/support/fake-camera.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { portrait } from "#tests/support/portrait.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { enterAs } from "#tests/support/sign-in.ts";

/** People of the demonstration who take part. */
const JORDAN = "Dana Al-Masri";
/** Each step waits for real pages on whatever machine runs it. */
vi.setConfig({ testTimeout: 120_000 });

const TÜRKIYE = "Defne Aydoğan";
const OFFICER = "Әсем Қуанышева";
const DESK = "Гүлнар Тасболат";
const GUARD = "Нұрлан Әбіл";
const PROTOCOL = "Данияр Өтегенов";

let product: Product;
let browser: Browser;
let camera: FakeCamera;
let nomineeId = "";
let gate: Page;

beforeAll(async () => {
  product = await startProduct();
  camera = await fakeCamera([{ text: null, seconds: 1 }]);
  browser = await launchBrowser({ args: camera.args });
}, 240_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const enter = async (name: string): Promise<Page> =>
  (await enterAs(browser, product.url, name)).page;

describe("from a name on a form to a word at a gate", () => {
  test("a focal point nominates somebody and sends the file", async () => {
    const page = await enter(JORDAN);
    await page.getByRole("link", { name: "Add a nominee" }).first().click();
    await page.locator("#surname").fill("Tarawneh");
    await page.locator("#givenNames").fill("Rania O’Neil");
    await page.locator("#nativeName").fill("رانيا الطراونة");
    await page.locator("#position").fill("Counsellor");
    await page.locator("#nationality").fill("JOR");
    await page.locator("#passportNumber").fill("X7654321");
    await page.locator("#birthDate").fill("1988-11-04");
    await page.locator("#passportExpires").fill("2031-02-18");
    await page.locator('input[name="category"][value="delegate"]').check({ force: true });
    await page
      .locator("#photo")
      .setInputFiles({ name: "rania.jpg", mimeType: "image/jpeg", buffer: await portrait() });
    await page.check("#consent");
    await page.getByRole("button", { name: "Send to accreditation" }).click();
    await page.getByText("was sent to accreditation").waitFor();
    await page
      .getByRole("link", { name: /Tarawneh/ })
      .first()
      .click();
    await page.waitForURL(/\/delegation\/nominees\/[0-9a-f-]{36}/);
    nomineeId = page.url().split("/").at(-1)?.split("?")[0] ?? "";
    await page.getByText("This file is with the officers").waitFor();
  });

  test("an officer confirms each stage from the keyboard", async () => {
    const page = await enter(OFFICER);
    for (const stage of ["Completeness", "Identity"]) {
      await page.goto(`${product.url}/accreditation/${nomineeId}`);
      await page.getByRole("heading", { name: /Tarawneh/i }).waitFor();
      await page.locator("main.dos").getByText(stage).first().waitFor();
      await page.locator("main.dos").focus();
      await page.keyboard.press("a");
      await page.waitForURL((address) => !address.pathname.endsWith(nomineeId));
    }
  });

  test("the badge desk issues the badge, and its PDF has front and back", async () => {
    const page = await enter(DESK);
    await page.goto(`${product.url}/badges?find=Tarawneh`);
    await page.getByRole("button", { name: "Issue badge" }).first().click();
    await page.getByText("1 badge issued").waitFor();
    const row = page.getByRole("row", { name: /Tarawneh/i });
    const badgePdf = (await row.getByRole("link", { name: /^Print/ }).getAttribute("href")) ?? "";
    const answer = await page.request.get(product.url + badgePdf);
    expect(answer.headers()["content-type"]).toContain("application/pdf");
    const pages = await readPdf(await answer.body());
    expect(pages).toHaveLength(2);
    expect(pages[0]?.text).toContain("TARAWNEH");
    expect(pages[0]?.text).toContain("Rania O’Neil");
    await camera.show([
      { print: pages[0]?.picture ?? Buffer.alloc(0), seconds: 1 },
      { text: null, seconds: 3 },
    ]);
  });

  test("a guard’s phone reads the printed badge: ADMIT", async () => {
    const entered = await enterAs(browser, product.url, GUARD, {
      viewport: { width: 390, height: 844 },
      permissions: ["camera"],
    });
    gate = entered.page;
    await gate.goto(`${product.url}/gate`);
    await gate.locator('button[name="gate"][value="b"]').click();
    // It leaves by itself after two seconds: all that it says is read at once.
    const verdict = gate.locator('[data-verdict="admit"]');
    await verdict.waitFor({ timeout: 60_000 });
    const said = await verdict.innerText({ timeout: 1_000 });
    expect(said).toMatch(/ADMIT[\s\S]*РҰҚСАТ · ДОПУСК/);
    expect(said).toMatch(/Tarawneh/i);
  });

  test("seen again, the badge is already inside", async () => {
    await gate.locator('[data-verdict="admit"]').waitFor({ state: "detached", timeout: 20_000 });
    await gate.getByText(/Already inside/).waitFor({ timeout: 60_000 });
    await gate.getByRole("button", { name: "Do not admit" }).click();
  });

  test("once the desk has killed it, the gate says REFUSE", async () => {
    const desk = await enter(DESK);
    await desk.goto(`${product.url}/badges?find=Tarawneh`);
    await desk.getByText("Lost or wrong").first().click();
    await desk.locator("select[name=reason]").first().selectOption("lost");
    await desk.getByRole("button", { name: "Kill it, issue none" }).first().click();
    await desk.getByText("1 badge is dead at every gate").waitFor();
    await gate.reload();
    await gate.locator('[data-verdict="refuse"]').waitFor({ timeout: 60_000 });
    expect(await gate.getByRole("alert").innerText()).toMatch(/REFUSE[\s\S]*Badge revoked/);
  });
});

describe("from a wish to a room", () => {
  test("one delegation asks, the other accepts, protocol gives them a room", async () => {
    const jordan = await enter(JORDAN);
    await jordan.goto(`${product.url}/delegation/bilaterals`);
    await jordan.locator("#counterpart").fill("Türkiye");
    await jordan.getByRole("option", { name: "Türkiye" }).click();
    await jordan.locator("select[name=level]").selectOption("official");
    await jordan
      .locator("textarea[name=topic], input[name=topic]")
      .fill("Water and energy, first talk");
    await jordan.getByRole("button", { name: "Send the request" }).click();
    await jordan.getByText("The request has been sent").waitFor();

    const turkiye = await enter(TÜRKIYE);
    await turkiye.goto(`${product.url}/delegation/bilaterals`);
    const asked = turkiye.locator("li", { hasText: "Water and energy, first talk" });
    await asked.getByRole("button", { name: "Accept" }).click();

    const protocol = await enter(PROTOCOL);
    await protocol.goto(`${product.url}/bilaterals?day=2022-10-13`);
    await protocol
      .getByRole("link", { name: /JOR.*TUR|TUR.*JOR/ })
      .first()
      .click();
    await protocol.locator("#panel-room").selectOption("turkistan");
    await protocol.locator("#panel-time").fill("18:00");
    await protocol.getByRole("button", { name: "Place", exact: true }).click();
    await protocol.getByText(/placed: Turkistan, 18:00/).waitFor();

    await jordan.reload();
    await jordan.getByText(/13 October, 18:00, Turkistan/).waitFor();
  });
});

describe("the programme on paper", () => {
  test("anybody downloads it; the places read intact in Kazakh and Russian", async () => {
    const answer = await fetch(`${product.url}/programme.pdf?lang=all`);
    expect(answer.status).toBe(200);
    const text = (await readPdf(new Uint8Array(await answer.arrayBuffer()), 0.2))
      .map((page) => page.text)
      .join("\n");
    expect(text).toContain("Тәуелсіздік сарайы");
    expect(text).toContain("Дворец Независимости");
  });
});
