import type { Response as Answer } from "playwright-core";
import { afterAll, expect, test } from "vitest";

import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { badged, supervisor } from "#tests/support/gate.ts";
import { phoneOnDuty } from "#tests/support/guard-phone.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();

// Two at a time, so that a few badges come in parts as ten thousand do.
process.env.GATE_BUNDLE_RECORDS = "2";
const url = await servePages();
for (let at = 0; at < 3; at += 1) await badged();
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());
const page = await phoneOnDuty(browser, { url, gateId: "b", actor: await supervisor() });
/** A record under both its locks. */
const RECORD_BYTES = 4096 + 2 * (12 + 16);

const asked: { since: string | null; bytes: Promise<number> }[] = [];
page.on("response", (answer: Answer) => {
  const { pathname, searchParams } = new URL(answer.url());
  if (pathname === "/gate/api/bundle" && answer.ok())
    asked.push({
      since: searchParams.get("number"),
      bytes: answer.body().then(({ length }) => length),
    });
});

/** What happens to the records that the phone keeps, or nothing; how many there are then. */
const records = (forget = false): Promise<number> =>
  page.evaluate(async (forget) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("The store did not open"));
      });
    const db = await done(indexedDB.open("shanyrak-gate"));
    const store = db.transaction("records", "readwrite").objectStore("records");
    const [first] = await done(store.getAllKeys());
    if (forget && first) await done(store.delete(first));
    const count = await done(store.count());
    db.close();
    return count;
  }, forget);

test("a new badge brings the phone its one record, and no other again", async () => {
  expect(await records()).toBe(3);
  await badged({ surname: "Abdyldaev", givenNames: "Aibek" });
  await expect.poll(() => records(), { timeout: 20_000 }).toBe(4);
  expect(asked.map(({ since }) => since)).toEqual(["3"]);
  const bytes = (await asked[0]?.bytes) ?? 0;
  expect(bytes).toBeGreaterThan(RECORD_BYTES);
  expect(bytes).toBeLessThan(2 * RECORD_BYTES);
});

test("a phone that lost a record finds out at the next change, and fetches them all", async () => {
  asked.length = 0;
  expect(await records(true)).toBe(3);
  await badged({ surname: "Saparov", givenNames: "Marat" });
  await expect.poll(() => records(), { timeout: 20_000 }).toBe(5);
  // One that does not fit; then all from the beginning, part by part.
  expect(asked.map(({ since }) => since)).toEqual(["4", null, "2", "4"]);
});

test("a download that breaks off goes on from the part at which it broke", async () => {
  asked.length = 0;
  let broken = 0;
  await page.route("**/gate/api/bundle*", async (route) => {
    // The second of two parts.
    if (!route.request().url().includes("number=7") || broken++ > 0) return route.continue();
    const answer = await route.fetch();
    const body = await answer.body();
    await route.fulfill({ response: answer, body: body.subarray(0, body.length / 2) });
  });
  await page.context().setOffline(true);
  for (const surname of ["Kim", "Pak", "Tsoi"]) await badged({ surname, givenNames: "Olga" });
  await page.context().setOffline(false);
  await expect.poll(() => broken, { timeout: 20_000 }).toBe(1);
  expect(await records()).toBe(7);
  await expect.poll(() => records(), { timeout: 30_000 }).toBe(8);
  expect(asked.map(({ since }) => since)).toEqual(["5", "7", "7"]);
});
