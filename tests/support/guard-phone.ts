import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";

import { inviteDevice } from "#app/server/gate/enrolment.server.ts";

/** The page of a phone that was just enrolled at a gate, and has its first list. */
export async function phoneOnDuty(
  browser: Browser,
  { url, gateId, actor }: { url: string; gateId: string; actor: string },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ["camera"],
    locale: "en",
  });
  const page = await context.newPage();
  const code = await inviteDevice({ gateId, label: `device ${gateId}` }, actor);
  if (!code.ok) throw new Error(code.error);
  await page.goto(`${url}/gate/enrol/${code.value}`);
  await page.getByRole("button", { name: "Make it the scanner" }).click();
  await page.locator('[data-reading="true"]').waitFor();
  await page.getByText("Names and photos are on their way").waitFor({ state: "detached" });
  return page;
}

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
