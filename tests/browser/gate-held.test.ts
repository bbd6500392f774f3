import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";

import { badgesOnPress } from "#app/server/badge/on-press.server.ts";
import { badgeSheets } from "#app/server/badge/print.thread.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { freePort } from "#app/server/platform/postgres/server.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { device } from "#db/schema/gate.ts";
import { nominee } from "#db/schema/nominee.ts";
import { passage } from "#db/schema/passage.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { fakeCamera, showNext, type Scene } from "#tests/support/fake-camera.ts";
import { badged, newBadge, supervisor } from "#tests/support/gate.ts";
import { keptPassages } from "#tests/support/kept-passages.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { startProduct } from "#tests/support/product.ts";

await useTestDatabase();
// A process with a database of its own goes by real time: so do the badges, and whoever revokes them.
process.env.DEMONSTRATION = "0";

const port = await freePort();
const names = ["DATABASE_URL", "SHANYRAK_MASTER_KEY", "SHANYRAK_INDEX_KEY", "SESSION_SECRET"];
const own = Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
/** A web process that can be killed, and another one in its place. */
const startWeb = () =>
  startProduct({
    env: { ...own, ORIGIN: `http://localhost:${port}`, PORT: String(port), JOBS: "worker" },
  });
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
const validity = JSON.stringify({ from: day(-2), until: day(2) });
await database().execute(sql`
  update summit set loaded_at = now(), definition = jsonb_set(definition, '{badgeValidity}', ${validity}::jsonb)`);
let web = await startWeb();
afterAll(() => web.stop());

const actor = await supervisor();
const supportStaff = async () => {
  const id = await draftOf(await focalPoint("jo"), {
    ...{ surname: "Haddad", givenNames: "Rania", category: "support" },
  });
  await database().update(nominee).set({ status: "cleared" }).where(eq(nominee.id, id));
  return newBadge(id);
};
const person = (surname: string) => badged({ surname, givenNames: "Rania" });
const first = await person("Zoubi");
const good = await person("Tarawneh");
const dead = await person("Nabulsi");
const old = await person("Qasim");
const late = await person("Rawashdeh");
const everybody = [first, good, dead, old, late, await supportStaff()];

// As the desk prints them; the back says nothing of the given name.
const sheets = await readPdf(
  await badgeSheets(
    await badgesOnPress(
      everybody.map(({ badgeId }) => badgeId),
      "marks",
    ),
  ),
);
const fronts = sheets.filter(({ text }) => text.includes("Rania"));
const frontOf = (surname: string): Uint8Array => {
  const front = fronts.find(({ text }) => text.toLowerCase().includes(surname.toLowerCase()));
  if (!front) throw new Error(`No badge of ${surname} was printed`);
  return front.picture;
};
// Printed while they were good.
await newBadge(old.nomineeId);
await database().transaction(async (tx) =>
  revokeBadge(tx, { badgeId: dead.badgeId, reason: "lost", actor, now: await summitNow() }),
);

const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());
const context = await browser.newContext({
  viewport: { width: 390, height: 844 },
  permissions: ["camera"],
  locale: "en",
});
const page = await context.newPage();

type Held = { print: Uint8Array } | { text: string };
/**
 * Away for long enough to be a new scan, held for long enough that a busy machine reads it, and then nobody for longer
 * than the test looks.
 */
const held = (what: Held): Scene => [
  { text: null, seconds: 2.5 },
  { ...what, seconds: 4 },
  { text: null, seconds: 40 },
];
/** What the phone says of what is held up; an ADMIT leaves by itself, all else when the guard goes on. */
async function said(what: Held): Promise<string> {
  await showNext(page, camera, held(what));
  // In one look: an ADMIT does not stay.
  const shown = await page.waitForFunction(
    () => {
      const verdict = document.querySelector<HTMLElement>("[data-verdict]");
      return verdict && `${verdict.dataset.verdict}: ${verdict.innerText}`;
    },
    undefined,
    { timeout: 30_000 },
  );
  const words = (await shown.jsonValue()) ?? "";
  if (!words.startsWith("admit")) await page.locator(".g-v .g-dock button").last().click();
  await page.locator("[data-verdict]").waitFor({ state: "detached" });
  return words;
}
const saidOf = (surname: string) => said({ print: frontOf(surname) });

// Each step stands on the one before it: none is tried twice.
describe("a gate whose server is killed", { retry: 0, timeout: 120_000 }, () => {
  test("admits a printed badge while the server is there", async () => {
    const code = await inviteDevice({ gateId: "b", label: "device 07" }, actor);
    if (!code.ok) throw new Error(code.error);
    await page.goto(`http://localhost:${port}/gate/enrol/${code.value}`);
    await page.getByRole("button", { name: "Make it the scanner" }).click();
    await page.locator('[data-reading="true"]').waitFor();
    await page.getByText("Names and photos are on their way").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Online" }).waitFor({ timeout: 20_000 });
    expect(await saidOf("Zoubi")).toMatch(/^admit: [\s\S]*ADMIT[\s\S]*ZOUBI Rania/);
    await expect
      .poll(async () => (await keptPassages(page)).unsent, { timeout: 20_000 })
      .toEqual([]);
  });

  test("knows that it is alone once the process is gone", async () => {
    web.process.kill("SIGKILL");
    await web.process.ended;
    await page.getByRole("button", { name: /Offline/ }).waitFor({ timeout: 40_000 });
  });

  test("admits by its own list, and says so", async () => {
    expect(await saidOf("Tarawneh")).toMatch(
      /^admit: [\s\S]*ADMIT[\s\S]*on a list[\s\S]*TARAWNEH Rania/,
    );
  });

  test("lets nobody in twice, whether the server or the phone alone admitted them", async () => {
    expect(await saidOf("Tarawneh")).toMatch(/^(check|refuse): [\s\S]*Already inside: today/);
    expect(await saidOf("Zoubi")).toMatch(/^(check|refuse): [\s\S]*Already inside: today/);
  });

  test("refuses a badge that its last list says is revoked", async () => {
    expect(await saidOf("Nabulsi")).toMatch(/^refuse: [\s\S]*REFUSE[\s\S]*Badge revoked: today/);
  });

  test("refuses a badge that was replaced", async () => {
    expect(await saidOf("Qasim")).toMatch(/^refuse: [\s\S]*REFUSE[\s\S]*Replaced by badge 2/);
  });

  test("refuses a badge without its zone", async () => {
    expect(await saidOf("Haddad")).toMatch(/^refuse: [\s\S]*REFUSE[\s\S]*No access to zone 3/);
  });

  test("refuses a forged badge", async () => {
    const forged = good.text.slice(0, -6) + (good.text.endsWith("A") ? "B0000B" : "A0000A");
    expect(await said({ text: forged })).toMatch(
      /^refuse: [\s\S]*REFUSE[\s\S]*(The signature is false|Not a badge of this summit)/,
    );
  });

  test("keeps the guard on duty while scans wait: a wish to go home loses none", async () => {
    await page.getByText("Unsynced: 7").waitFor();
    await page.getByRole("button", { name: /Offline/ }).click();
    await page.getByRole("button", { name: "Leave duty" }).click();
    await page.getByRole("button", { name: "Leave", exact: true }).click();
    await page.getByText(/scans are not synced yet/).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "Back to scan" }).click();
  });

  test("turns ADMIT into CHECK once its list is older than the zone allows", async () => {
    // The phone slept in a pocket: its clock on the wall went on, the other one stood still.
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 14 * 60_000;
    });
    expect(await saidOf("Rawashdeh")).toMatch(
      /^check: [\s\S]*CHECK[\s\S]*1\d minutes old[\s\S]*10 min[\s\S]*RAWASHDEH Rania/,
    );
  });

  test("sends every passage once when the server is back", async () => {
    const before = await keptPassages(page);
    // All but the first, which the server has.
    expect(before.ids).toHaveLength(9);
    expect(before.unsent).toHaveLength(8);
    web = await startWeb();
    await expect
      .poll(async () => (await keptPassages(page)).unsent, { timeout: 60_000 })
      .toEqual([]);
    const [phone] = await database().select().from(device);
    const kept = await database()
      .select({ id: passage.id, sequence: passage.deviceSequence })
      .from(passage)
      .where(eq(passage.deviceId, phone?.id ?? ""));
    expect(kept.map(({ id }) => id).toSorted()).toEqual(before.ids);
    expect(new Set(kept.map(({ sequence }) => sequence)).size).toBe(before.ids.length);
  });
});
