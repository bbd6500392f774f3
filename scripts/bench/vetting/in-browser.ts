import type { Page } from "playwright-core";

import { launchBrowser } from "#tests/support/browser.ts";

import { percentiles } from "../frame/open-loop.ts";

/** Time of one decision in the page's own clock, ms. */
type Taken = { decided: number; answered: number; shown: number };

/** Presses A again and again; the first tenth warms up and is not counted. */
export async function decideInBrowser(port: number, cookie: string, times: number) {
  const browser = await launchBrowser();
  try {
    const url = `http://localhost:${port}`;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/accreditation`, { waitUntil: "networkidle" });
    await page.locator(".q-l a").first().click();
    await page.locator("main.dos:focus").waitFor();
    const taken: Taken[] = [];
    const warmUp = Math.ceil(times / 10);
    for (let index = 0; index < warmUp + times; index++) {
      const one = await decideOne(page);
      if (index >= warmUp) taken.push(one);
      // An officer looks at a face before the next key.
      await page.waitForTimeout(120);
    }
    return {
      decided: percentiles(taken.map(({ decided }) => decided)),
      answered: percentiles(taken.map(({ answered }) => answered)),
      shown: percentiles(taken.map(({ shown }) => shown)),
    };
  } finally {
    await browser.close();
  }
}

/** From the key until the frame with another person's number is painted, and to the end of the last answer before it. */
const decideOne = (page: Page): Promise<Taken> =>
  // No named functions in here: the loader of this script would wrap them in a name that the page does not know.
  page.evaluate(async () => {
    const before = document.querySelector(".d-h .nowrap")?.textContent;
    const began = performance.now();
    document
      .querySelector("main.dos")
      ?.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
    while (document.querySelector(".d-h .nowrap")?.textContent === before) {
      if (performance.now() - began > 10_000) throw new Error("No other file came");
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    // A message is heard after the frame is painted.
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    const shown = performance.now() - began;
    const answers = performance
      .getEntriesByType("resource")
      .filter((entry): entry is PerformanceResourceTiming => entry.startTime >= began)
      .filter(({ name }) => name.includes(".data"));
    const answered = Math.max(...answers.map(({ responseEnd }) => responseEnd)) - began;
    const decided = Math.min(...answers.map(({ responseEnd }) => responseEnd)) - began;
    performance.clearResourceTimings();
    return { decided, answered, shown };
  });
