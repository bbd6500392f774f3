import type { Browser, Page } from "playwright-core";

import { enterAs } from "#tests/support/sign-in.ts";

/** People of the demonstration who show their pages. */
export const PEOPLE = {
  jordan: "Dana Al-Masri",
  officer: "Әсем Қуанышева",
  desk: "Гүлнар Тасболат",
  guard: "Нұрлан Әбіл",
  protocol: "Данияр Өтегенов",
  operations: "Ғалым Һамитов",
  admin: "Сәуле Жақсылық",
} as const;
export type Person = keyof typeof PEOPLE;

export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 } as const;

/** Windows into one demonstration, and its clock. */
export class Tour {
  readonly browser: Browser;
  readonly url: string;

  constructor(browser: Browser, url: string) {
    this.browser = browser;
    this.url = url;
  }

  /** Somebody's window, standing still; on their first page, or at `path`. */
  async enter(
    person: Person,
    path?: string,
    options: Parameters<typeof enterAs>[3] = {},
  ): Promise<Page> {
    const { page } = await enterAs(this.browser, this.url, PEOPLE[person], {
      reducedMotion: "reduce",
      locale: "en-GB",
      ...options,
    });
    if (path !== undefined) await page.goto(this.url + path);
    return page;
  }

  /** Sets the summit's clock, in Astana: a picture taken within the minute shows this one. */
  async setClock(astana: string): Promise<void> {
    const page = await this.enter("admin", "/admin");
    await page.getByLabel("Summit time").fill(astana);
    await page.getByRole("button", { name: "Set the clock" }).click();
    await page.getByText("The summit’s clock is set.").waitFor();
    await page.context().close();
  }
}

/** What the window shows, fonts and pictures there, nothing in focus. */
export async function photograph(page: Page): Promise<Buffer> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ animations: "disabled", caret: "hide" });
}
