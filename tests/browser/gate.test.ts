import { readdirSync } from "node:fs";
import { join } from "node:path";

import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";

import type * as Verifier from "#app/crypto/verify-badge.ts";
import type * as Judge from "#app/domain/gate/judge.ts";
import { revokeBadge } from "#app/server/badge/revoke.server.ts";
import { inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { revokeDevice } from "#app/server/gate/device.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { device } from "#db/schema/gate.ts";
import { nominee } from "#db/schema/nominee.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { badged, supervisor } from "#tests/support/gate.ts";
import { holdScripts } from "#tests/support/held-scripts.ts";
import { servePages } from "#tests/support/pages.ts";
import { readOut } from "#tests/support/read-out.ts";
import { ROOT } from "#tests/support/process.ts";
import { ADMISSIONS, ORDER } from "#tests/vectors/admission/cases.ts";
import { readCase } from "#tests/vectors/admission/written-case.ts";
import { runVectors } from "#tests/vectors/run-vectors.ts";
import { everyVector as vectors } from "#tests/vectors/written.ts";

await useTestDatabase();

const url = await servePages();
const actor = await supervisor();
const layla = await badged();
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());
const context = await browser.newContext({
  viewport: { width: 390, height: 844 },
  permissions: ["camera"],
  locale: "en",
});
const page = await context.newPage();
const problems: string[] = [];
page.on("console", (line) => line.type() === "error" && problems.push(line.text()));
page.on("pageerror", (error) => problems.push(String(error)));

/** Seen for a second, gone for three: each showing is a new scan. */
const showing = (text: string) => [
  { text, seconds: 1 },
  { text: null, seconds: 3 },
];
const verdict = (kind: string) => page.locator(`[data-verdict="${kind}"]`);
const aiming = () => page.locator('[data-reading="true"]');
const shot = (name: string) =>
  process.env.GATE_SHOTS
    ? page.screenshot({ path: `${process.env.GATE_SHOTS}/${name}.png` })
    : undefined;

async function showCamera(text: string): Promise<void> {
  await camera.show(showing(text));
  await page.reload();
  await aiming().waitFor();
}

test("the golden vectors get their verdicts from the verifier of the built scanner", async () => {
  const chunks = readdirSync(join(ROOT, "build/client/assets"));
  const verifier = chunks.find((name) => /^verify-badge-.*\.js$/.test(name));
  await page.goto(`${url}/gate`);
  const module = await page.evaluateHandle<typeof Verifier>(`import("/assets/${verifier}")`);
  const verify: Parameters<typeof runVectors>[1] = (text, keys) =>
    page.evaluate((given) => given.module.verifyBadge(given.text, given.keys), {
      module,
      text,
      keys,
    });
  expect(await runVectors(vectors, verify)).toEqual([]);
});

test("the cases of admission get their verdicts from the judge of the built scanner", async () => {
  const chunks = readdirSync(join(ROOT, "build/client/assets"));
  const judge = chunks.find((name) => /^judge-.*\.js$/.test(name));
  await page.goto(`${url}/gate`);
  const built = await page.evaluateHandle<typeof Judge>(`import("/assets/${judge}")`);
  // The text of `readCase`: sets and bytes are made in the page.
  const read = await page.evaluateHandle<typeof readCase>(`(${readCase.toString()})`);
  const said = await page.evaluate(
    (given) => given.cases.map((one) => given.built.judgeAdmission(given.read(one.given))),
    { built, read, cases: [...ADMISSIONS, ...ORDER] },
  );
  expect(said).toEqual([...ADMISSIONS, ...ORDER].map((one) => one.said));
});

test("a phone opens the supervisor's link and becomes the gate's scanner", async () => {
  const code = await inviteDevice({ gateId: "b", label: "device 07" }, actor);
  if (!code.ok) throw new Error(code.error);
  await page.goto(`${url}/gate`);
  await page.getByText("This phone serves no gate yet").waitFor();
  await shot("0-unenrolled");
  await page.goto(`${url}/gate/enrol/${code.value}`);
  await page.getByText("Gate B, plenary hall").waitFor();
  await shot("0-enrol");
  await page.getByRole("button", { name: "Make it the scanner" }).click();
  await aiming().waitFor();
  await page.getByText("Plenary hall").first().waitFor();
  await page.getByRole("button", { name: "Online" }).waitFor();
  await page.getByText("Names and photos are on their way").waitFor({ state: "detached" });
  await shot("1-aim");
});

test("the link's page cannot be accepted before its scripts run: the button would do nothing and say nothing", async () => {
  const code = await inviteDevice({ gateId: "b", label: "device 08" }, actor);
  if (!code.ok) throw new Error(code.error);
  const slow = await (await browser.newContext({ locale: "en" })).newPage();
  const begin = await holdScripts(slow);
  await slow.goto(`${url}/gate/enrol/${code.value}`, { waitUntil: "commit" });
  const accept = slow.getByRole("button", { name: "Make it the scanner" });
  await accept.waitFor();
  expect(await accept.isDisabled()).toBe(true);
  begin();
  await expect.poll(() => accept.isDisabled()).toBe(false);
  await slow.context().close();
});

test("the camera reads a badge: ADMIT, with name and face, and the person is inside", async () => {
  await showCamera(layla.text);
  await verdict("admit").waitFor();
  await shot("2-admit");
  expect(await page.getByRole("alert").innerText()).toMatch(/ADMIT[\s\S]*РҰҚСАТ · ДОПУСК/);
  await page.getByText("AL-HMOUD Layla Nasser").waitFor();
  expect(await page.locator(".g-who img").first().getAttribute("src")).toMatch(/^blob:/);
  // It leaves by itself after two seconds.
  await verdict("admit").waitFor({ state: "detached", timeout: 5_000 });
  await expect
    .poll(() => database().select().from(presence), { timeout: 15_000 })
    .toMatchObject([{ nomineeId: layla.nomineeId, zone: 3 }]);
});

test("the same badge again is already inside", async () => {
  // A check within the minute of grace, a refusal after it.
  const again = page.locator('[data-verdict="check"], [data-verdict="refuse"]');
  await again.waitFor({ timeout: 15_000 });
  await shot("3-already-inside");
  expect(await page.getByRole("alert").innerText()).toContain("Already inside: today");
  await again.getByRole("button", { name: /Do not admit|Next badge/ }).click();
  await expect
    .poll(async () => (await database().select().from(passage)).map((one) => one.decision), {
      timeout: 15_000,
    })
    .toEqual(expect.arrayContaining(["admitted", "refused"]));
});

test("a revoked badge is refused, and stays refused until the guard goes on", async () => {
  const now = await summitNow();
  await database().transaction((tx) =>
    revokeBadge(tx, { badgeId: layla.badgeId, reason: "lost", actor, now }),
  );
  // Another showing of the film may have been judged just before.
  if (await verdict("check").isVisible()) {
    await page.getByRole("button", { name: "Do not admit" }).click();
  }
  await page.getByText("Badge revoked: today").waitFor({ timeout: 15_000 });
  await shot("4-revoked");
  expect(await page.getByRole("alert").innerText()).toContain("Badge revoked: today");
  await page.waitForTimeout(2_500);
  expect(await verdict("refuse").isVisible()).toBe(true);
  await page.getByRole("button", { name: "Next badge" }).click();
});

test("a forged code is refused", async () => {
  const forged = layla.text.slice(0, -6) + (layla.text.endsWith("A") ? "B0000B" : "A0000A");
  await showCamera(forged);
  await verdict("refuse").waitFor({ timeout: 15_000 });
  await shot("5-forged");
  expect(await page.getByRole("alert").innerText()).toMatch(
    /The signature is false|Not a badge of this summit/,
  );
  await page.getByRole("button", { name: "Next badge" }).click();
});

test("without a network the page opens, judges, keeps its scans and says that they wait", async () => {
  const fetched = page.waitForResponse(/\/gate\/api\/bundle/);
  const aibek = await badged({ surname: "Abdyldaev", givenNames: "Aibek" });
  await (await fetched).finished();
  await camera.show(showing(aibek.text));
  await context.setOffline(true);
  await page.reload();
  await aiming().waitFor();
  await verdict("check").waitFor({ timeout: 15_000 });
  await shot("6-check-offline");
  expect(await page.getByRole("alert").innerText()).toContain("cannot tell how old its list is");
  await page.getByText("ABDYLDAEV Aibek").waitFor();
  await page.getByRole("button", { name: "Admit passport agrees" }).click();
  await page.getByRole("button", { name: /Offline/ }).click();
  await page.getByText("1 scan to send").waitFor();
  await shot("7-queue");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Connect" }).click();
  await page.getByText("0 scans to send").waitFor({ timeout: 15_000 });
  await expect
    .poll(async () => (await database().select().from(presence)).length, { timeout: 15_000 })
    .toBe(2);
});

test("a list older than the zone allows turns ADMIT into CHECK, with both figures", async () => {
  const fetched = page.waitForResponse(/\/gate\/api\/bundle/);
  const marat = await badged({ surname: "Saparov", givenNames: "Marat" });
  await camera.show([
    { text: null, seconds: 9 },
    { text: marat.text, seconds: 2 },
  ]);
  await (await fetched).finished();
  await page.clock.install();
  const heard = page.waitForResponse(/\/gate\/api\/passages/);
  await page.reload();
  await aiming().waitFor();
  await (await heard).finished();
  await context.setOffline(true);
  await page.clock.fastForward("14:00");
  await page.getByRole("button", { name: "Offline 14 min" }).waitFor();
  await shot("6-aim-offline");
  await verdict("check").waitFor({ timeout: 20_000 });
  await shot("6-check-old");
  const said = await page.getByRole("alert").innerText();
  expect(said).toMatch(/List on this phone\s+14 minutes old\s+Zone 3 allows\s+10 min/);
  await page.getByRole("button", { name: "Do not admit" }).click();
  await page.getByRole("button", { name: /Offline/ }).click();
  await page.getByText("List is 14 minutes old").waitFor();
  await shot("7-queue-old");
  await context.setOffline(false);
});

test("a stolen phone, read out to the last byte, gives no name, no face, no passport and no key", async () => {
  const { text, cryptoKeys, records } = await readOut(page);
  expect(records).toBeGreaterThan(0);
  expect(text).toContain(layla.serial);
  expect(cryptoKeys.length).toBeGreaterThan(3);
  expect(cryptoKeys.filter(({ extractable }) => extractable)).toEqual([]);
  const [person] = await database().select().from(nominee).where(eq(nominee.id, layla.nomineeId));
  const secrets = ["Al-Hmoud", "AL-HMOUD", "Layla", "Nasser", person?.nativeName, "WEBP", "JFIF"];
  const known = [...secrets, layla.text.slice(20, 50), layla.shortNumber, layla.nomineeId];
  for (const secret of known.filter((one) => one)) expect(text, secret).not.toContain(secret);
});

test("a phone taken off duty wipes itself", async () => {
  const [phone] = await database().select().from(device);
  await revokeDevice(phone?.id ?? "", actor);
  await page.getByText("This phone was taken off duty").waitFor({ timeout: 20_000 });
  await shot("8-revoked-phone");
  const kept = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("shanyrak-gate");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error("The store did not open"));
    });
    const count = (name: string) =>
      new Promise<number>((resolve) => {
        const request = db.transaction(name).objectStore(name).count();
        request.onsuccess = () => resolve(request.result);
      });
    return Promise.all(["list", "bundle", "records"].map(count));
  });
  expect(kept).toEqual([0, 0, 0]);
});

test("no page of the gate broke its own rules on the way", () => {
  // The browser itself reports an unanswered or refused call; those were ours.
  const ours = problems.filter((line) => !/Failed to load resource|ERR_INTERNET/.test(line));
  expect(ours).toEqual([]);
});
