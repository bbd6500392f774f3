import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { passkey } from "#db/schema/passkey.ts";
import { account, session } from "#db/schema/person.ts";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { holdScripts } from "#tests/support/held-scripts.ts";
import { servePages } from "#tests/support/pages.ts";
import { makePerson, type Person } from "#tests/support/people.ts";

await useTestDatabase();
const url = await servePages();

let browser: Browser;
let officer: Person;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());
beforeEach(async () => {
  await database().delete(account);
  officer = await makePerson("officer", { language: "en" });
});

type Window = { page: Page; context: BrowserContext; cdp: CDPSession; authenticatorId: string };

/** A window of somebody signed in, whose computer has an authenticator with a finger that fits. */
async function signedIn(): Promise<Window> {
  const [pair = ""] = (await openSession(officer.accountId, { secondFactor: true })).split(";");
  const [name = "", value = ""] = pair.split("=");
  const context = await browser.newContext({ locale: "en" });
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal" },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      automaticPresenceSimulation: true,
    },
  });
  return { page, context, cdp, authenticatorId };
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(`${url}/account`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("The passkey was added.").waitFor();
}

test("the page for signing in stands still when its scripts begin: a click meets what it was meant for", async () => {
  const page = await (await browser.newContext({ locale: "en" })).newPage();
  const begin = await holdScripts(page);
  await page.goto(`${url}/sign-in`, { waitUntil: "commit" });
  await page.getByRole("button", { name: "Send me a code" }).waitFor();
  const below = async () => (await page.locator('a[href="/apply"]').boundingBox())?.y;
  const before = await below();
  expect(await page.getByRole("button", { name: "passkey" }).count()).toBe(0);
  begin();
  await page.getByRole("button", { name: "passkey" }).waitFor();
  expect(before).toBeGreaterThan(0);
  expect(await below()).toBe(before);
  await page.context().close();
});

test("an officer adds a passkey, signs out, and signs in with it alone; it stands in the list and is removed", async () => {
  const { page, context, cdp, authenticatorId } = await signedIn();
  await addPasskey(page, "Work laptop");
  expect(await seriousFindings(page, "main")).toEqual([]);
  expect(await page.getByRole("listitem").filter({ hasText: "Work laptop" }).innerText()).toContain(
    "never used",
  );

  await context.clearCookies();
  // Nobody takes what the address field offers; the finger comes with the button.
  const finger = (enabled: boolean) =>
    cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
  await finger(false);
  await page.goto(`${url}/sign-in?to=/account`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await finger(true);
  await page.waitForURL(`${url}/account`);
  await page.getByText("last used").waitFor();
  const actions = (await database().select().from(auditEntry)).map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(["passkey.added", "passkey.used"]));

  await page.getByRole("button", { name: /^Remove\s*: Work laptop/ }).click();
  await page.getByText("The passkey was removed.").waitFor();
  expect(await database().$count(passkey)).toBe(0);
  await context.close();
}, 60_000);

test("a passkey picked in the address field signs in without the button", async () => {
  const { page, context } = await signedIn();
  await addPasskey(page, "Phone");
  await context.clearCookies();
  // The simulated person takes what the field offers at once.
  await page.goto(`${url}/sign-in?to=/account`);
  await page.waitForURL(`${url}/account`);
  await page.getByText("last used").waitFor();
  await context.close();
}, 60_000);

test("a finger that does not fit signs nobody in, and the way by code stays", async () => {
  const { page, context, cdp, authenticatorId } = await signedIn();
  await addPasskey(page, "Work laptop");
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await context.clearCookies();
  await page.goto(`${url}/sign-in?to=/account`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("No passkey was used.").waitFor();
  expect(await page.getByRole("button", { name: "Send me a code" }).isEnabled()).toBe(true);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await context.close();
}, 60_000);

test("who signed in a while ago proves themselves with a passkey, and the name they typed is kept", async () => {
  const { page, context } = await signedIn();
  await addPasskey(page, "Work laptop");
  await database()
    .update(session)
    .set({ provedAt: new Date(Date.now() - 11 * 60_000) });
  await page.reload();
  await page.getByRole("button", { name: /^Remove\s*: Work laptop/ }).click();
  await page.getByRole("button", { name: "Use a passkey instead" }).first().waitFor();
  await page.getByText("Enter the digits from your app to go on").waitFor();
  const row = page.getByRole("listitem").filter({ hasText: "Work laptop" });
  await row.getByRole("button", { name: "Use a passkey instead" }).click();
  await page.getByText("The passkey was removed.").waitFor();
  await context.close();
}, 60_000);

test("without scripts the account page ends other sessions, and says what passkeys need", async () => {
  await openSession(officer.accountId, { secondFactor: true });
  const [pair = ""] = (await openSession(officer.accountId, { secondFactor: true })).split(";");
  const [name = "", value = ""] = pair.split("=");
  const context = await browser.newContext({ locale: "en", javaScriptEnabled: false });
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/account`);
  expect(await page.getByText("Adding one needs JavaScript").count()).toBe(1);
  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByText("One session was ended.").waitFor();
  expect(await database().$count(session)).toBe(1);
  await context.close();
}, 60_000);
