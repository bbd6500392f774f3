import { afterAll, expect, test } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { incident } from "#db/schema/incident.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { openDoor } from "#tests/support/door.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { badged, supervisor } from "#tests/support/gate.ts";
import { phoneOnDuty, scanByHardware } from "#tests/support/guard-phone.ts";
import { keptPassages } from "#tests/support/kept-passages.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();

/** How often the server took what was sent, and the line broke before its answer was out. */
const cut = { on: false, passages: 0 };
const lose = (answer: Buffer) => (cut.on ? null : answer);
const loseCounted = (answer: Buffer) => {
  if (cut.on) cut.passages += 1;
  return lose(answer);
};
const door = await openDoor(await servePages(), {
  "/gate/api/passages": loseCounted,
  "/gate/api/verdict": lose,
});
const layla = await badged();
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());
const page = await phoneOnDuty(browser, {
  ...{ url: door.url, gateId: "b", actor: await supervisor() },
});
const stored = () =>
  database()
    .select({ id: passage.id, sequence: passage.deviceSequence, decision: passage.decision })
    .from(passage)
    .orderBy(passage.deviceSequence);

test(
  "an upload whose answer is lost after the server stored it changes nothing twice",
  { timeout: 120_000, retry: 0 },
  async () => {
    await page.getByRole("button", { name: "Online" }).waitFor();
    cut.on = true;
    await scanByHardware(page, layla.text, page.locator('[data-verdict="admit"]'));
    await page.locator("[data-verdict]").waitFor({ state: "detached", timeout: 20_000 });
    // Said twice at least, and the phone has heard nothing.
    await expect.poll(() => cut.passages, { timeout: 60_000 }).toBeGreaterThan(1);
    const [first, ...others] = await stored();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ decision: "admitted" });
    expect(await keptPassages(page)).toEqual({ ids: [first?.id], unsent: [first?.id] });
    const [inside] = await database().select().from(presence);
    expect(inside).toMatchObject({ nomineeId: layla.nomineeId, zone: 3 });

    cut.on = false;
    await expect
      .poll(async () => (await keptPassages(page)).unsent, { timeout: 60_000 })
      .toEqual([]);
    expect(await stored()).toEqual([first]);
    expect(await database().select().from(presence)).toEqual([inside]);
    expect(await database().select().from(incident)).toEqual([]);
  },
);
