import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";

import { inviteDevice } from "#app/server/gate/enrolment.server.ts";

type Duty = { url: string; gateId: string; actor: string };

/** A phone as its browser sees it. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  permissions: ["camera"],
  locale: "en",
};

/** The page of a phone that was just enrolled at a gate, and has its first list. */
export async function phoneOnDuty(browser: Browser, duty: Duty): Promise<Page> {
  return enrolled(await browser.newContext(PHONE), duty);
}

/** The same in a browser that is there already. */
export async function enrolled(
  context: BrowserContext,
  { url, gateId, actor }: Duty,
): Promise<Page> {
  const page = await context.newPage();
  const code = await inviteDevice({ gateId, label: `device ${gateId}` }, actor);
  if (!code.ok) throw new Error(code.error);
  await page.goto(`${url}/gate/enrol/${code.value}`);
  await page.getByRole("button", { name: "Make it the scanner" }).click();
  await page.locator('[data-reading="true"]').waitFor();
  await page.getByText("Names and photos are on their way").waitFor({ state: "detached" });
  return page;
}

/** The page that opens without a network; empty while none is kept. */
export const keptPage = (page: Page): Promise<string> =>
  page.evaluate(
    async () => (await (await caches.match("/gate", { ignoreVary: true }))?.text()) ?? "",
  );

/** Waits until the page would open without a network. */
export const hasKept = (page: Page): Promise<void> =>
  expect.poll(() => keptPage(page), { timeout: 60_000 }).toContain("/assets/");

/** In the page, at once: a busy machine would type as slowly as fingers. */
function pressAll(text: string): void {
  for (const key of [...text, "Enter"]) dispatchEvent(new KeyboardEvent("keydown", { key }));
}

/**
 * As a hardware scanner does: faster than fingers, Enter at the end; once more while the phone still connects.
 * @param shown what then stands on the phone: any verdict, or a certain one
 */
export async function scanByHardware(
  page: Page,
  text: string,
  shown: Locator = page.locator("[data-verdict]"),
): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.evaluate(pressAll, text);
        return shown.waitFor({ timeout: 1_500 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}
