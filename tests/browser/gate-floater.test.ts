import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";

import { badgeText } from "#app/crypto/sign-badge.ts";
import { letInAgainstVerdict } from "#app/server/supervision/override.server.ts";
import { askFloater, issueFloaters } from "#app/server/pass/floater.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { broadcast, broadcastReceipt } from "#db/schema/supervision.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { newBadge, supervisor } from "#tests/support/gate.ts";
import { phoneOnDuty, scanByHardware } from "#tests/support/guard-phone.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { servePages } from "#tests/support/pages.ts";

await useTestDatabase();

const url = await servePages();
const actor = await supervisor();
const by = { actor, now: await summitNow() };
const [aibek, samat] = [await supporter("Abdyldaev", "Aibek"), await supporter("Bekov", "Samat")];
const floater = await liveFloater();
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());

/** Somebody of support: zones 1 and 2, so that zone 3 opens by a floater of Kyrgyzstan alone. */
async function supporter(surname: string, givenNames: string) {
  const draft = { category: "support", surname, givenNames, nativeName: "" };
  const id = await draftOf(await focalPoint("kg"), draft);
  await database().update(nominee).set({ status: "cleared" }).where(eq(nominee.id, id));
  return newBadge(id);
}

async function liveFloater() {
  const asked = await askFloater({ delegationId: "kg", zone: 3 }, by);
  if (!asked.ok) throw new Error(asked.error);
  const which = eq(pass.number, asked.value.number);
  const [waiting] = await database().select().from(pass).where(which);
  await issueFloaters([waiting?.id ?? ""], by);
  const [live] = await database().select().from(pass).where(which);
  if (!live?.token) throw new Error("No floater");
  return { id: live.id, text: badgeText(live.token) };
}

const page = await phoneOnDuty(browser, { url, gateId: "b", actor });
const shot = (name: string) =>
  process.env.GATE_SHOTS
    ? page.screenshot({ path: `${process.env.GATE_SHOTS}/${name}.png` })
    : undefined;
const check = page.locator('[data-verdict="check"]');
const admit = page.locator('[data-verdict="admit"]');
const refuse = page.locator('[data-verdict="refuse"]');
const placeOf = async (nomineeId: string) =>
  (await database().select().from(presence).where(eq(presence.nomineeId, nomineeId)))[0];

test("a floater asks for the badge beside it, and both let its bearer in", async () => {
  await scanByHardware(page, floater.text);
  await check.getByText("Ask for the badge").waitFor();
  await shot("badge-needed");
  await scanByHardware(page, aibek.text, admit);
  await expect
    .poll(() => placeOf(aibek.nomineeId), { timeout: 10_000 })
    .toMatchObject({ zone: 3, floaterId: floater.id });
});

test("a badge asks for its floater; one that is inside lets nobody else in, until the supervisor does", async () => {
  await page.locator("[data-verdict]").waitFor({ state: "detached" });
  await scanByHardware(page, samat.text);
  await check.getByText("Ask for the floater").waitFor();
  // No passport replaces a floater.
  expect(await check.getByText("passport agrees").count()).toBe(0);
  await shot("floater-needed");
  await scanByHardware(page, floater.text, refuse.getByText("This floater is inside already"));
  await shot("floater-in-use");
  const [refused] = await database()
    .select()
    .from(passage)
    .where(eq(passage.reason, "floater_in_use"));
  const done = await letInAgainstVerdict(
    { passageId: refused?.id ?? "", reason: "Brings the minister's papers" },
    { actor, now: await summitNow() },
  );
  expect(done.ok).toBe(true);
  // Far sooner than the phone's own round of ten seconds.
  await admit.getByText("The supervisor lets this person in").waitFor({ timeout: 4_000 });
  await shot("let-in");
  expect((await placeOf(samat.nomineeId))?.zone).toBe(3);
});

test("the guard reads the supervisor's word, and the supervisor sees that it was read", async () => {
  await page.locator("[data-verdict]").waitFor({ state: "detached" });
  await database()
    .insert(broadcast)
    .values({
      ...{ kind: "notice", text: "Buses from the airport come at 9: open lane 2" },
      ...{ sentBy: actor, sentAt: await summitNow() },
    });
  await page.getByText("Buses from the airport come at 9").waitFor({ timeout: 4_000 });
  await shot("word");
  await page.getByRole("button", { name: "I have read it" }).click();
  await expect
    .poll(async () => (await database().select().from(broadcastReceipt)).length, { timeout: 5_000 })
    .toBe(1);
});
