import { mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "playwright-core";
import { create } from "qrcode";
import sharp from "sharp";

import { marked } from "./seen-to-verdict.ts";

/** Chromium plays the file at this rate and begins again at its end. */
const FRAMES_A_SECOND = 30;

/** What stands before the lens, for how many seconds: a code, a printed page, or (null) nobody. */
export type Scene = readonly ({ seconds: number } & (
  { text: string | null } | { print: Uint8Array; isMarked?: true }
))[];

export type FakeCamera = {
  /** Switches of Chromium that make this the only camera. */
  args: readonly string[];
  /** Changes the film; a page sees it when it opens the camera anew. */
  show: (scene: Scene) => Promise<void>;
};

/** A camera that films badges: a `.mjpeg` is JPEGs one after another. */
export async function fakeCamera(scene: Scene): Promise<FakeCamera> {
  const film = join(mkdtempSync(join(tmpdir(), "shanyrak-film-")), "film.mjpeg");
  // Chromium maps the file that it plays into its memory: it keeps that one, and the next one takes its name.
  const show = async (next: Scene) => {
    writeFileSync(`${film}.next`, await mjpeg(next));
    renameSync(`${film}.next`, film);
  };
  await show(scene);
  return {
    args: [
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
    show,
  };
}

/**
 * Shows a page another film without opening it anew, for a page that would forget something: its camera is taken from it,
 * as another application does, and given back.
 */
export async function showNext(page: Page, camera: FakeCamera, scene: Scene): Promise<void> {
  await camera.show(scene);
  await page.evaluate(() => {
    const { srcObject } = document.querySelector("video") ?? {};
    const [track] = srcObject instanceof MediaStream ? srcObject.getVideoTracks() : [];
    // Whoever stops a track itself is not told that it ended.
    track?.stop();
    track?.dispatchEvent(new Event("ended"));
  });
  await page.getByText("The camera is in use").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("The camera is in use").waitFor({ state: "detached" });
}

async function mjpeg(scene: Scene): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const { seconds, ...shown } of scene) {
    const held = await ("print" in shown ? printedFrame(shown.print) : picture(shown.text));
    const frame = "print" in shown && shown.isMarked ? await marked(held) : held;
    parts.push(...Array.from({ length: Math.round(seconds * FRAMES_A_SECOND) }, () => frame));
  }
  return Buffer.concat(parts);
}

/** 1280 × 720: a coat in the dark, and on it, held a little askew, the badge. */
function picture(text: string | null): Promise<Buffer> {
  const badge = text === null ? "" : badgeSvg(text);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720">
    <rect width="1280" height="720" fill="#18242b"/><circle cx="980" cy="80" r="40" fill="#fbe9bc" opacity=".7"/>
    <path d="M300 720C320 430 500 300 640 290s320 140 340 430z" fill="#222e36"/>${badge}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

/** A printed page held before the lens, a little askew in front of something dark. */
export async function printedFrame(page: Uint8Array): Promise<Buffer> {
  const held = await sharp(page)
    .resize({ height: 640 })
    .rotate(4, { background: "#18242b" })
    .resize({ width: 1280, height: 720, fit: "contain", background: "#18242b" })
    .flatten({ background: "#18242b" })
    .jpeg({ quality: 85 })
    .toBuffer();
  return held;
}

function badgeSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const dark = Array.from(modules.data, (module, at) =>
    module ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : "",
  ).join("");
  const scale = 400 / (size + 8);
  return `<g transform="translate(640 380) rotate(-4)"><rect x="-230" y="-290" width="460" height="560" rx="14" fill="#e8e5dc"/>
    <rect x="-230" y="-290" width="460" height="80" fill="#15567a"/>
    <g transform="translate(-200 -170) scale(${scale})"><rect width="${size + 8}" height="${size + 8}" fill="#fff"/>
    <path transform="translate(4 4)" d="${dark}" fill="#061a25"/></g></g>`;
}
