import type { Album } from "./album.ts";
import { PHONE, photograph, type Tour } from "./tour.ts";

/** The day of the summit, during the plenary: what operations see, and the public on a wide screen and a phone. */
export async function lastPictures(tour: Tour, album: Album): Promise<void> {
  await tour.setClock("2022-10-13T10:40");
  const operations = await tour.enter("operations", "/operations");
  await album.keep("operations", await photograph(operations));
  await operations.context().close();

  for (const [name, locale, options] of [
    ["programme", "en", { viewport: { width: 1440, height: 900 } }],
    ["programme-mobile-kk", "kk", PHONE],
  ] as const) {
    const context = await tour.browser.newContext({ locale, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    await page.goto(`${tour.url}/programme`);
    await album.keep(name, await photograph(page));
    await context.close();
  }
}
