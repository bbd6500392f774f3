import sharp from "sharp";

import { readPdf } from "#tests/support/pdf.ts";

import type { Album } from "./album.ts";
import { type Tour } from "./tour.ts";

export type PrintedBadge = {
  /** The front as it hangs from a neck; a PNG. */
  front: Buffer;
  /** Kills it at the desk. */
  kill: () => Promise<void>;
};

const GAP = 48;
const WIDTH = 1100;
/** Code and short number are others each time. */
const FRESH_CODE = 0.025;

/** The badge desk issues a delegate's badge; front and back are drawn side by side from its PDF. */
export async function badgePictures(tour: Tour, album: Album): Promise<PrintedBadge> {
  const desk = await tour.enter("desk", "/badges?find=Sweiss");
  await desk.getByRole("button", { name: "Issue badge" }).first().click();
  await desk.getByText("1 badge issued").waitFor();
  const link = desk.getByRole("row", { name: /Sweiss/i }).getByRole("link", { name: /^Print/ });
  const answer = await desk.request.get(tour.url + ((await link.getAttribute("href")) ?? ""));
  const [front, back] = (await readPdf(await answer.body())).map(({ picture }) => picture);
  if (!front || !back) throw new Error("A badge has a front and a back");
  await album.keep("badge", await sideBySide(front, back), { share: FRESH_CODE });
  return {
    front,
    kill: async () => {
      await desk.goto(`${tour.url}/badges?find=Sweiss`);
      await desk.getByText("Lost or wrong").first().click();
      await desk.locator("select[name=reason]").first().selectOption("lost");
      await desk.getByRole("button", { name: "Kill it, issue none" }).first().click();
      await desk.getByText("1 badge is dead at every gate").waitFor();
    },
  };
}

async function sideBySide(left: Buffer, right: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(left).metadata();
  const pair = await sharp({
    create: {
      width: 2 * width + 3 * GAP,
      height: height + 2 * GAP,
      channels: 3,
      background: "#f7f2ea",
    },
  })
    .composite([
      { input: left, left: GAP, top: GAP },
      { input: right, left: width + 2 * GAP, top: GAP },
    ])
    .png()
    .toBuffer();
  return sharp(pair).resize({ width: WIDTH }).png().toBuffer();
}
