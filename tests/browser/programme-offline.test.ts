import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";

import { astanaInstant } from "#app/domain/time/astana.ts";
import { linkSecret } from "#app/server/bilateral/secret-link.server.ts";
import { setSummitClock } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { previewPublication, publishProgramme } from "#app/server/programme/publish.server.ts";
import { account } from "#db/schema/person.ts";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { readCalendar } from "#tests/support/calendar.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { openDoor } from "#tests/support/door.ts";
import { servePages } from "#tests/support/pages.ts";
import { readPdf } from "#tests/support/pdf.ts";

await useTestDatabase();
await setSummitClock(astanaInstant("2022-10-13T08:30"));
/** The network of everybody who reads: shut, nobody is answered. */
const network = await openDoor(await servePages(), {});
const [kamila] = await database()
  .insert(account)
  .values({ email: "kamila@example.org", name: "Kamila" })
  .returning();

const browser = await launchBrowser();
afterAll(() => browser.close());
const context = await browser.newContext({ locale: "en", baseURL: network.url });
const page = await context.newPage();
const door = await (await browser.newContext({ baseURL: network.url })).newPage();
const secret = await linkSecret({ kind: "door_sign", subject: "plenary-hall" });
const sign = `/door/plenary-hall/${secret}?lead=kk`;

/** Moves the first plenary in the draft and publishes it, as an editor does in two steps. */
async function publishPlenaryAt(hour: string): Promise<void> {
  await database().execute(sql`
    update programme_item set starts_at = ${astanaInstant(`2022-10-13T${hour}`).toISOString()},
      sequence = sequence + 1 where id = 'plenary-1'`);
  const { fingerprint } = await previewPublication();
  const published = await publishProgramme({ accountId: kamila?.id ?? "" }, fingerprint);
  expect(published.ok).toBe(true);
}

const textAt = async (path: string): Promise<string> => (await fetch(network.url + path)).text();
const kept = (opened: Page, path: string) =>
  expect
    .poll(
      () =>
        opened.evaluate(async (asked) => (await (await caches.match(asked))?.text()) ?? "", path),
      { timeout: 30_000 },
    )
    .toContain("data-kept-at");
const plenary = page.locator(".ses", { hasText: "Plenary session" }).first();
const offline = page.getByRole("status").filter({ hasText: "No connection" });

// Each step stands on the one before it: none is tried twice.
describe("the programme in a reader's browser", { retry: 0, timeout: 90_000 }, () => {
  test("is kept for later, and leaves what the gate keeps alone", async () => {
    await page.goto("/sign-in");
    await page.evaluate(async () => {
      const cache = await caches.open("gate-1");
      await cache.put("/gate", new Response("the gate"));
    });
    await page.goto("/programme?day=2022-10-13");
    await door.goto(sign);
    await plenary.getByText("10:10").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await kept(page, "/programme");
    await kept(door, sign);
    expect(await page.evaluate(() => caches.has("gate-1"))).toBe(true);
  });

  test("is not sent again while it is the same, and a kept page keeps its policy", async () => {
    const first = await fetch(`${network.url}/programme`);
    expect(first.headers.get("content-security-policy")).toContain("nonce-");
    const etag = first.headers.get("etag") ?? "";
    const again = await fetch(`${network.url}/programme`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get("content-security-policy")).toBeNull();
    const russian = { "if-none-match": etag, "accept-language": "ru" };
    expect((await fetch(`${network.url}/programme`, { headers: russian })).status).toBe(200);
  });

  test("shows a new version by itself, as do the sign at the door, the calendar, the PDF and the feed", async () => {
    await door.locator("footer").getByText("10:10").waitFor();
    await publishPlenaryAt("10:25");
    await Promise.all([
      plenary.getByText("10:25").waitFor(),
      door.locator("footer").getByText("10:25").waitFor(),
    ]);
    const { named } = readCalendar(await textAt("/programme.ics?lang=en"));
    expect(named("plenary-1").startDate.toString()).toBe("2022-10-13T10:25:00");
    expect(named("plenary-1").sequence).toBe(1);
    expect(await textAt("/programme.json")).toContain("2022-10-13T10:25:00+06:00");
    const pdf = await (await fetch(`${network.url}/programme.pdf?lang=en`)).arrayBuffer();
    const pages = await readPdf(new Uint8Array(pdf), 0.2);
    expect(pages.map(({ text }) => text).join("\n")).toContain("10:25");
  });

  test("goes on without a network: other days and filters, and says its version", async () => {
    network.shut();
    await page.evaluate(() => window.dispatchEvent(new Event("offline")));
    await offline.getByText("Version 2, 13 October").waitFor();
    await page.getByRole("navigation", { name: "Days" }).getByRole("link").nth(1).click();
    await page.getByText("Dinner").first().waitFor();
    await page.getByRole("link", { name: "Press", exact: true }).click();
    await page.waitForURL(/show=press/);
    expect(await plenary.count()).toBe(0);
  });

  test("opens anew without a network, at the version that was heard last, and says how old that is", async () => {
    await page.clock.install({ time: Date.now() + 12 * 60_000 });
    await page.goto("/programme?day=2022-10-13");
    await plenary.getByText("10:25").waitFor();
    await offline.getByText(/latest 1[23] minutes ago/).waitFor();
    await page.getByRole("navigation", { name: "Days" }).getByRole("link").first().click();
    await page.waitForURL(/day=2022-10-11/);
    network.open();
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await offline.waitFor({ state: "detached" });
  });

  test("prints the day that is shown, without what can only be pressed", async () => {
    await page.emulateMedia({ media: "print" });
    for (const name of ["Show", "Days"]) {
      expect(await page.getByRole("navigation", { name }).count()).toBe(0);
    }
    await page.getByRole("heading", { name: "11 October 2022" }).waitFor();
    await page.emulateMedia({ media: null });
  });
});

describe("the sign at a door", { retry: 0, timeout: 90_000 }, () => {
  test("opens anew without a network, with the session that was heard last and its age", async () => {
    network.shut();
    await door.clock.install({ time: Date.now() + 25 * 60_000 });
    await door.reload();
    await door.locator("footer").getByText("10:25").waitFor();
    await door
      .getByRole("status")
      .getByText(/2[56] минут/)
      .waitFor();
    // Its own clock went on: a sign that began at 08:30 is past 08:55 by now.
    expect(await door.locator(".door-clock time").innerText()).toMatch(/^08:5[5-9]|^09:0/);
    network.open();
  });
});
