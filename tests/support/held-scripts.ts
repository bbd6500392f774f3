import type { Page } from "playwright-core";

/**
 * Holds back the scripts of the pages that are opened next, as a slow network does.
 * @returns lets them come
 */
export async function holdScripts(page: Page): Promise<() => void> {
  let begin = () => {};
  const held = new Promise<void>((resolve) => (begin = resolve));
  await page.route("**/assets/*.js", async (route) => {
    await held;
    await route.continue();
  });
  return begin;
}
