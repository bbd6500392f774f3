import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";

import { READ_OPTIONS } from "#app/scanner/read-options.ts";
import { badgesOnPress } from "#app/server/badge/on-press.server.ts";
import { badgeSheets } from "#app/server/badge/print.thread.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { badged } from "#tests/support/gate.ts";
import { readCodes, readPdf } from "#tests/support/pdf.ts";

await useTestDatabase();

const DARK = "#18242b";
const layla = await badged();
const [front] = await readPdf(await badgeSheets(await badgesOnPress([layla.badgeId], "marks")));
if (!front) throw new Error("No badge was printed");
const paper = front.picture;

/** The printed badge in a picture of 1280 × 720, so many pixels high. */
const held = async (height: number, degrees = 0) =>
  sharp(await sharp(paper).resize({ height }).png().toBuffer())
    .rotate(degrees, { background: DARK })
    .resize({
      width: 1280,
      height: 720,
      fit: "contain",
      background: DARK,
      withoutEnlargement: true,
    })
    .flatten({ background: DARK });

/** A thumb over the lower right of the code; radius in pixels. */
const thumb = (across: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><ellipse cx="800" cy="385" rx="${across}" ry="${across}" fill="#c58c6a"/></svg>`,
  );

const jpeg = (picture: Sharp) => picture.jpeg({ quality: 70 }).toBuffer();

test.each([
  ["an arm's length away", async () => jpeg(await held(420))],
  ["out of focus", async () => jpeg((await held(680)).blur(1.5))],
  ["tilted by 33°", async () => jpeg(await held(560, 33))],
  ["upside down", async () => jpeg(await held(640, 180))],
  ["at night", async () => jpeg((await held(640)).linear(0.16, 4))],
  ["in the glare of a lamp", async () => jpeg((await held(640)).linear(0.35, 165))],
  ["with a thumb on it", async () => jpeg((await held(640)).composite([{ input: thumb(26) }]))],
  ["squeezed to a poor picture", async () => (await held(600)).jpeg({ quality: 14 }).toBuffer()],
])("the phone's decoder reads a printed badge %s", async (_how, seen) => {
  expect(await readCodes(await seen(), READ_OPTIONS)).toEqual([layla.text]);
});
