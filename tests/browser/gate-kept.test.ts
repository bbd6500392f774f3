import { readdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { openDoor } from "#tests/support/door.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { badged, supervisor } from "#tests/support/gate.ts";
import { hasKept, keptPage, phoneOnDuty, scanByHardware } from "#tests/support/guard-phone.ts";
import { servePages } from "#tests/support/pages.ts";
import { ROOT } from "#tests/support/process.ts";

await useTestDatabase();

/** A built file that the gate does not use today, and that the page of the newer build opens with. */
let newerFile = "";
const asNewerBuild = (page: Buffer): Buffer =>
  newerFile
    ? Buffer.from(
        page
          .toString()
          .replace("</head>", `<link rel="modulepreload" href="${newerFile}"/></head>`),
      )
    : page;
const door = await openDoor(await servePages(), { "/gate": asNewerBuild });

const layla = await badged();
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());
const page = await phoneOnDuty(browser, {
  ...{ url: door.url, gateId: "b", actor: await supervisor() },
});

const aiming = () => page.locator('[data-reading="true"]').waitFor({ timeout: 30_000 });
const keptNow = () => keptPage(page);
const isKept = (file: string) =>
  page.evaluate(async (asked) => (await caches.match(asked)) !== undefined, file);
const isNewerOpen = async () => (await page.locator(`link[href="${newerFile}"]`).count()) > 0;
const verdict = page.locator("[data-verdict]");
// Also behind a verdict.
const offline = page.getByRole("button", { name: /Offline/, includeHidden: true });
/** Files are kept by the names that `performance` knows, which a fake clock takes along: only then may it come. */
const hasPageKept = () => hasKept(page);

/** Ten minutes later the phone asks, and its service worker answers that there is a newer scanner. */
async function hearOfNewer(): Promise<void> {
  await page.evaluate(() => {
    const heard = ({ data }: MessageEvent<{ kind?: string } | null>) => {
      if (data?.kind === "newer") document.body.dataset.newer = "heard";
    };
    navigator.serviceWorker.addEventListener("message", heard);
  });
  await page.clock.fastForward("10:01");
  await page.locator('body[data-newer="heard"]').waitFor({ state: "attached", timeout: 30_000 });
}
/** The page that heard of the newer build still stands: it was not opened anew. */
const isSamePage = async () => (await page.locator('body[data-newer="heard"]').count()) === 1;
/** Lets so much time pass, and then a page that wants to open anew do so. */
async function later(time: string): Promise<void> {
  await page.clock.fastForward(time);
  await page.waitForTimeout(1_500);
}

// Each step stands on the one before it: none is tried twice.
describe("a gate's page", { retry: 0, timeout: 120_000 }, () => {
  test("is kept, and opens without a network", async () => {
    await hasPageKept();
    door.shut();
    await page.clock.install();
    await page.reload();
    await aiming();
    await offline.waitFor({ timeout: 30_000 });
    door.open();
    await page.getByRole("button", { name: "Online" }).waitFor({ timeout: 30_000 });
  });

  test("stays while a verdict stands, however long a newer build is there", async () => {
    await scanByHardware(page, layla.text, page.locator('[data-verdict="admit"]'));
    await verdict.waitFor({ state: "detached", timeout: 20_000 });
    // Admitted once: the second showing is a question that waits for the guard.
    await scanByHardware(page, layla.text, page.getByText("Already inside: today"));
    for (const name of readdirSync(join(ROOT, "build/client/assets"))) {
      if (name.endsWith(".js") && !(await isKept(`/assets/${name}`))) newerFile = `/assets/${name}`;
    }
    expect(newerFile).not.toBe("");
    await hearOfNewer();
    await later("05:00");
    expect(await isSamePage()).toBe(true);
    expect(await verdict.count()).toBe(1);
    expect(await keptNow()).not.toContain(newerFile);
  });

  test("stays while the server is away: a page opened anew would not know how old its list is", async () => {
    door.shut();
    await offline.waitFor({ state: "attached", timeout: 30_000 });
    await page.locator(".g-v .g-dock button").last().click();
    await verdict.waitFor({ state: "detached" });
    await later("00:20");
    await later("05:00");
    expect(await isSamePage()).toBe(true);
  });

  test("that is kept is the old one, whole, as long as the newer one was not opened", async () => {
    await page.reload();
    await aiming();
    expect(await isNewerOpen()).toBe(false);
  });

  test("gives way to the newer one when nobody was scanned for a minute", async () => {
    door.open();
    await page.getByRole("button", { name: "Online" }).waitFor({ timeout: 30_000 });
    await hearOfNewer();
    await later("00:40");
    expect(await isSamePage()).toBe(true);
    // A call that fails on a busy machine begins the minute anew.
    await expect
      .poll(
        async () => {
          await page.clock.fastForward("01:05").catch(() => undefined);
          return isNewerOpen().catch(() => false);
        },
        { timeout: 60_000, interval: 2_000 },
      )
      .toBe(true);
    await aiming();
    await expect.poll(keptNow, { timeout: 60_000 }).toContain(newerFile);
  });

  test("and then the newer one opens without a network, whole", async () => {
    door.shut();
    await page.reload();
    await aiming();
    expect(await isNewerOpen()).toBe(true);
  });
});
