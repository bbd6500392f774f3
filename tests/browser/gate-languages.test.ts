import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";

import { VERDICT_WORDS } from "#app/domain/gate/verdict.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import { inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { badged, newBadge, supervisor } from "#tests/support/gate.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();

const url = await servePages();
const actor = await supervisor();
// The longest of the refusals: replaced by a newer badge.
const old = await badged({ surname: "Абдрахманова-Ибрагимбекова", givenNames: "Гүлнұр" });
await newBadge(old.nomineeId);
const camera = await fakeCamera([{ text: old.text, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());

/** Boxes that are wider than the screen, or whose text is cut off. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>("main *")].filter(
      (box) => box.offsetParent !== null && !box.closest("[aria-hidden=true], svg, .tbl"),
    );
    return boxes
      .filter((box) => {
        const { right } = box.getBoundingClientRect();
        return right > innerWidth + 1 || box.scrollWidth > box.clientWidth + 1;
      })
      .filter((box) => getComputedStyle(box).display !== "inline")
      .map((box) => `${box.tagName} ${box.className}: ${box.innerText.slice(0, 40)}`);
  });

/** Nothing is cut off, and nothing keeps somebody out. */
async function expectSound(page: Page): Promise<void> {
  expect(await cutOff(page)).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
}

test.each(LANGUAGES)(
  "a narrow phone in %s shows every word whole, and keeps nobody out",
  async (language) => {
    const context = await browser.newContext({
      viewport: { width: 320, height: 700 },
      locale: language,
      permissions: ["camera"],
    });
    const page = await context.newPage();
    const shot = (name: string) =>
      process.env.GATE_SHOTS
        ? page.screenshot({ path: `${process.env.GATE_SHOTS}/${language}-${name}.png` })
        : undefined;
    const code = await inviteDevice({ gateId: "b", label: "device 12" }, actor);
    if (!code.ok) throw new Error(code.error);
    await page.goto(`${url}/gate`);
    await page.getByRole("heading").waitFor();
    await expectSound(page);
    await page.goto(`${url}/gate/enrol/${code.value}`);
    await expectSound(page);
    await page.locator("button.g-hi").click();
    await page.locator('[data-verdict="refuse"]').waitFor({ timeout: 20_000 });
    await shot("refuse");
    expect(await page.getByRole("heading").innerText()).toBe(VERDICT_WORDS.refuse[language]);
    await expectSound(page);
    await page.locator(".g-v .g-lt").click();
    await page.locator(".g-v").waitFor({ state: "detached" });
    await shot("aim");
    await expectSound(page);
    await page.locator("button.g-pill").click();
    await shot("queue");
    await expectSound(page);
    await page.locator(".g-back").click();
    await page.locator(".g-aim > .g-dock .g-btn").last().click();
    await page.locator("#number").fill("123");
    await page.locator(".g-form .g-hi").click();
    await page.locator("#number-error").waitFor();
    await shot("type");
    await expectSound(page);
    await context.close();
  },
);

test("a supervisor makes a code, sees the phones and takes one off duty", async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en",
  });
  const [pair = ""] = (await openSession(actor, { secondFactor: true })).split(";");
  const [name = "", value = ""] = pair.split("=");
  await context.addCookies([{ name, value: decodeURIComponent(value), url }]);
  const page = await context.newPage();
  await page.goto(`${url}/gates`);
  await page.getByLabel("Gate", { exact: true }).selectOption({ label: "Gate C, media" });
  await page.getByRole("button", { name: "Make a code" }).click();
  await page.getByText("Give the phone a name").waitFor();
  await page.getByLabel("Name of the phone").fill("device 33");
  await page.getByRole("button", { name: "Make a code" }).click();
  await page.getByRole("img", { name: "Enrolment code for Gate C, media" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  if (process.env.GATE_SHOTS) {
    await page.screenshot({ path: `${process.env.GATE_SHOTS}/gates.png`, fullPage: true });
  }
  const link = await page.locator(".gates-link").getAttribute("href");
  const phone = await (await browser.newContext({ locale: "en" })).newPage();
  await phone.goto(link ?? "");
  await phone.getByRole("button", { name: "Make it the scanner" }).click();
  await phone.getByText("Media centre").first().waitFor();
  await page.reload();
  const row = page.getByRole("row", { name: /device 33/ });
  await row.getByText("On duty").waitFor();
  await row.getByRole("button", { name: "Take off duty" }).click();
  await row.getByText("Taken off duty").waitFor();
  await phone.getByText("This phone was taken off duty").waitFor({ timeout: 60_000 });
});

test("the camera is open to the scanner alone, also when a link leads there from another page", async () => {
  const context = await browser.newContext({ locale: "en" });
  const [pair = ""] = (await openSession(actor, { secondFactor: true })).split(";");
  const [name = "", value = ""] = pair.split("=");
  await context.addCookies([{ name, value: decodeURIComponent(value), url }]);
  const page = await context.newPage();
  const mayFilm = () =>
    page.evaluate(() => {
      const { featurePolicy } = document as Document & {
        featurePolicy?: { allowsFeature: (feature: string) => boolean };
      };
      return featurePolicy?.allowsFeature("camera");
    });
  await page.goto(`${url}/documents`);
  expect(await mayFilm()).toBe(false);
  await page.getByRole("link", { name: "Scanner", exact: true }).click();
  await page.waitForURL(`${url}/gate`);
  await expect.poll(mayFilm).toBe(true);
  await context.close();
});
