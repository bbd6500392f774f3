import type { Page } from "playwright-core";
import sharp from "sharp";

/** Corner of the picture that is lit while a code is in it, pixels of 1280 × 720. */
const MARKER = { side: 48, colour: "#ff00ff" };

/** A film's picture with a lit corner: a page can tell the first one that holds a code. */
export async function marked(picture: Buffer): Promise<Buffer> {
  const corner = sharp({
    create: {
      ...{ width: MARKER.side, height: MARKER.side, channels: 3 },
      background: MARKER.colour,
    },
  });
  const input = await corner.png().toBuffer();
  return sharp(picture)
    .composite([{ input, left: 0, top: 0 }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

/**
 * Waits for so many verdicts and leaves each at once by its last button.
 * @returns for each, milliseconds from the first picture that holds the code (as the camera delivered it) to the
 * verdict painted
 */
export async function seenToVerdict(page: Page, verdicts: number): Promise<number[]> {
  await page.evaluate(watch, MARKER.side);
  await page.waitForFunction(
    (count) => (Reflect.get(window, "seenToVerdict") as number[]).length >= count,
    verdicts,
    { timeout: verdicts * 6_000 },
  );
  return page.evaluate(() => Reflect.get(window, "seenToVerdict") as number[]);
}

/** Runs in the page. */
function watch(side: number): void {
  const taken: number[] = [];
  Reflect.set(window, "seenToVerdict", taken);
  const video = document.querySelector("video");
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!video || !context) throw new Error("No camera to watch");
  let seenAt: number | undefined;
  let wasLit = true;
  const onFrame = (now: number) => {
    context.drawImage(video, side / 2, side / 2, 1, 1, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    const lit = red > 180 && green < 90 && blue > 180;
    // A code that a verdict hid from us is no sample.
    if (lit && !wasLit) seenAt = document.querySelector("[data-verdict]") ? undefined : now;
    wasLit = lit;
    video.requestVideoFrameCallback(onFrame);
  };
  video.requestVideoFrameCallback(onFrame);
  let left: Element | undefined;
  const onChange = () => {
    const shown = document.querySelector("[data-verdict]");
    if (!shown || shown === left) return;
    left = shown;
    const from = seenAt;
    seenAt = undefined;
    // The frame after the one in which it was laid out has it on the glass.
    requestAnimationFrame(() =>
      requestAnimationFrame((painted) => {
        if (from !== undefined) taken.push(painted - from);
        [...shown.querySelectorAll<HTMLElement>(".g-dock .g-btn")].at(-1)?.click();
      }),
    );
  };
  new MutationObserver(onChange).observe(document.body, { childList: true, subtree: true });
  // A refusal that came before we watched stands until somebody leaves it.
  onChange();
}

/** The value below which so many of a hundred lie; nearest rank. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((of / 100) * sorted.length) - 1] ?? Number.NaN;
}
