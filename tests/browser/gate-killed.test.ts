import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";

import { freePort } from "#app/server/platform/postgres/server.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { passage } from "#db/schema/passage.ts";
import { launchPhone } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { openDoor } from "#tests/support/door.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { badged, supervisor } from "#tests/support/gate.ts";
import { enrolled, hasKept, PHONE, scanByHardware } from "#tests/support/guard-phone.ts";
import { keptPassages } from "#tests/support/kept-passages.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();

const folder = mkdtempSync(join(tmpdir(), "shanyrak-phone-"));
const door = await openDoor(await servePages(), {});
const people = [
  await badged(),
  await badged({ surname: "Nabulsi", givenNames: "Omar" }),
  await badged({ surname: "Haddad", givenNames: "Rania" }),
];
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
/** The phone's own browser listens here, so that it can be told to die. */
let port = 0;
let phone: BrowserContext;
afterAll(async () => {
  await phone.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<BrowserContext> {
  port = await freePort();
  const args = [...camera.args, `--remote-debugging-port=${port}`];
  phone = await launchPhone(folder, { args, look: PHONE });
  return phone;
}

/** As an empty battery or the system does: no page hears of it, nothing is closed. */
async function kill(): Promise<void> {
  const gone = new Promise<void>((resolve) => phone.once("close", () => resolve()));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const session = await browser.newBrowserCDPSession();
  await Promise.all([gone, session.send("Browser.crash").catch(() => undefined)]);
}

const scan = async (page: Page, at: number) => {
  await scanByHardware(page, people[at]?.text ?? "", page.locator('[data-verdict="admit"]'));
};
const stored = () =>
  database().select({ id: passage.id, decision: passage.decision }).from(passage);

test(
  "a browser that is killed amid its scans loses none of them, and lets nobody in twice",
  { timeout: 120_000 },
  async () => {
    const duty = { url: door.url, gateId: "b", actor: await supervisor() };
    let page = await enrolled(await open(), duty);
    await hasKept(page);
    door.shut();
    await page.getByRole("button", { name: /Offline/ }).waitFor({ timeout: 20_000 });
    await scan(page, 0);
    await page.locator("[data-verdict]").waitFor({ state: "detached", timeout: 20_000 });
    // The second verdict has just been shown: whatever is shown is kept.
    await scan(page, 1);
    const before = await keptPassages(page);
    expect(before.unsent).toHaveLength(2);
    await kill();

    page = await (await open()).newPage();
    await page.goto(`${door.url}/gate`);
    await page.locator('[data-reading="true"]').waitFor({ timeout: 30_000 });
    expect(await keptPassages(page)).toEqual(before);
    expect(await stored()).toEqual([]);
    door.open();
    await expect
      .poll(async () => (await keptPassages(page)).unsent, { timeout: 60_000 })
      .toEqual([]);
    const kept = await stored();
    expect(kept.map(({ id }) => id).toSorted()).toEqual(before.ids);
  },
);

test("a phone without room says so, and keeps what it has", { timeout: 120_000 }, async () => {
  await phone.close();
  const page = await (await open()).newPage();
  const session = await phone.newCDPSession(page);
  door.shut();
  // Before the first write: later ones go by what the browser once heard of the room.
  await session.send("Storage.overrideQuotaForOrigin", { origin: door.url, quotaSize: 1 });
  await page.goto(`${door.url}/gate`);
  await page.locator('[data-reading="true"]').waitFor({ timeout: 30_000 });
  const before = await keptPassages(page);
  await scanByHardware(page, people[0]?.text ?? "", page.getByText("could not be stored"));
  expect(await page.locator("[data-verdict]").count()).toBe(0);
  expect(await keptPassages(page)).toEqual(before);

  await session.send("Storage.overrideQuotaForOrigin", { origin: door.url });
  await scanByHardware(page, people[0]?.text ?? "");
  expect((await keptPassages(page)).ids).toHaveLength(before.ids.length + 1);
});

test("a clock that is set while the phone is offline lets no badge expire", async () => {
  const [page] = phone.pages().slice(-1);
  if (!page) throw new Error("No page");
  await page.goto(`${door.url}/gate`);
  await page.locator('[data-reading="true"]').waitFor({ timeout: 30_000 });
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 90 * 86_400_000;
  });
  await scanByHardware(page, people[2]?.text ?? "", page.getByText(/Haddad/i));
  // The page was opened without a network, so that the age of its list is not known: to be checked, and not expired.
  const shown = await page.locator("[data-verdict]").innerText();
  expect(shown).not.toMatch(/expired/i);
});
