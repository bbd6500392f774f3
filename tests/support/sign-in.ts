import type { Browser, BrowserContext, Page } from "playwright-core";

/**
 * A browser window of somebody of the demonstration, by one click on their name. The language is chosen before, as
 * the account's own would show otherwise.
 */
export async function enterAs(
  browser: Browser,
  url: string,
  name: string,
  options: Parameters<Browser["newContext"]>[0] & { language?: string } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const { language = "English", ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en",
    ...rest,
  });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name: language, exact: true }).click(),
  ]);
  await page.getByRole("button", { name }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  return { page, context };
}
