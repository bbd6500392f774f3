import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";

import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { broadcast } from "#db/schema/supervision.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { badged, supervisor } from "#tests/support/gate.ts";
import { phoneOnDuty, scanByHardware } from "#tests/support/guard-phone.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();

const url = await servePages();
const actor = await supervisor();
const layla = await badged();
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());

const shot = (page: Page, name: string) =>
  process.env.GATE_SHOTS
    ? page.screenshot({ path: `${process.env.GATE_SHOTS}/${name}.png` })
    : undefined;

const decisions = async () =>
  (await database().select().from(passage)).map(({ decision, decisionReason }) => [
    decision,
    decisionReason,
  ]);

/** Where people are; null is outside. */
const zones = async () => (await database().select().from(presence)).map(({ zone }) => zone);

const page = await phoneOnDuty(browser, { url, gateId: "b", actor });

test("a hardware scanner is as good as the camera, and for some seconds the guard may undo", async () => {
  await scanByHardware(page, layla.text);
  await page.locator('[data-verdict="admit"]').waitFor();
  await page.getByRole("button", { name: "Next badge" }).click();
  await expect.poll(decisions, { timeout: 10_000 }).toEqual([["admitted", null]]);
  await shot(page, "undo");
  await page.getByRole("button", { name: "Undo: AL-HMOUD Layla Nasser" }).click();
  await page.locator('[data-verdict="admit"]').waitFor();
  await expect.poll(zones, { timeout: 10_000 }).toEqual([null]);
  // It waits for the guard now, however long.
  await page.waitForTimeout(2_500);
  await shot(page, "second-step");
  await page.getByRole("button", { name: "Do not admit" }).click();
  await shot(page, "why-not");
  await page.getByRole("button", { name: "Another face" }).click();
  await expect.poll(decisions, { timeout: 10_000 }).toEqual([["refused", "Another face"]]);
  expect(await zones()).toEqual([null]);
});

test("a stopped gate fills the screen with STOP until the supervisor opens it", async () => {
  const [stop] = await database()
    .insert(broadcast)
    .values({ kind: "stop", gateId: "b", sentBy: actor, sentAt: await summitNow() })
    .returning();
  const title = page.getByRole("region", { name: "This gate is stopped" });
  await title.waitFor({ timeout: 15_000 });
  await shot(page, "stopped");
  await page.getByRole("button", { name: "I have read it" }).click();
  await page.getByText("Gate stopped: let nobody in").waitFor();
  await database()
    .update(broadcast)
    .set({ endedBy: actor, endedAt: await summitNow() })
    .where(eq(broadcast.id, stop?.id ?? ""));
  await page
    .getByText("Gate stopped: let nobody in")
    .waitFor({ state: "detached", timeout: 15_000 });
});

test("the scanner can be installed on the phone", async () => {
  const session = await page.context().newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  expect(manifest.errors).toEqual([]);
  expect(JSON.parse(manifest.data ?? "{}")).toMatchObject({ start_url: "/gate", scope: "/gate" });
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A test's window keeps nothing, and Chromium says so.
  const ours = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito");
  expect(ours).toEqual([]);
});
