import type { Browser, BrowserContext, Page } from "playwright-core";

/** A browser window of somebody of the demonstration, by one click on their name, in English unless told. */
export async function enterAs(
  browser: Browser,
  url: string,
  name: string,
  options: Parameters<Browser["newContext"]>[0] & { language?: "ҚАЗ" | "РУ" | "EN" } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const { language = "EN", ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en",
    ...rest,
  });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByRole("button", { name }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  const choice = page.getByRole("button", { name: language, exact: true });
  if ((await choice.count()) > 0 && (await choice.getAttribute("aria-pressed")) !== "true") {
    await Promise.all([page.waitForEvent("load"), choice.click()]);
  }
  return { page, context };
}
