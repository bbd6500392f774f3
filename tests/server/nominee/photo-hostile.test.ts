import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";

import { PHOTO_MAX_BYTES } from "#app/domain/nominee/photo.ts";
import { makeMaster } from "#app/server/nominee/photo.server.ts";
import { portrait } from "#tests/support/portrait.ts";

const meansOf = async (jpeg: Uint8Array): Promise<number[]> =>
  (await sharp(jpeg).stats()).channels.map(({ mean }) => mean);

async function masterOf(bytes: Uint8Array): Promise<Uint8Array> {
  const master = await makeMaster(bytes, null);
  if (!master.ok) throw new Error(master.error);
  return master.value.jpeg;
}

const refusal = async (bytes: Uint8Array) => {
  const master = await makeMaster(bytes, null);
  return master.ok ? "taken" : master.error;
};

describe("a photo keeps its colours and nothing else", () => {
  let drawn: Buffer;
  let means: number[];
  beforeAll(async () => {
    drawn = await portrait();
    means = await meansOf(await masterOf(drawn));
  });
  const sameColours = async (bytes: Uint8Array, within: number): Promise<void> => {
    const kept = await masterOf(bytes);
    const seen = await meansOf(kept);
    expect(seen).toHaveLength(3);
    for (const [channel, mean] of means.entries())
      expect(Math.abs(mean - (seen[channel] ?? 0))).toBeLessThan(within);
    expect((await sharp(kept).metadata()).space).toBe("srgb");
  };

  test("the place where it was taken is gone", async () => {
    const here = await sharp(drawn)
      .withExif({
        IFD0: { Model: "Phone of the third secretary" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 7/1 40/1", GPSLongitudeRef: "E" },
      })
      .jpeg()
      .toBuffer();
    const before = await sharp(here).metadata();
    expect(before.exif?.includes("third secretary")).toBe(true);
    const kept = await masterOf(here);
    const { exif, xmp, iptc, icc } = await sharp(kept).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(kept).includes("Exif")).toBe(false);
  });

  test("from a wide-gamut profile to sRGB", async () => {
    await sameColours(await sharp(drawn).withIccProfile("p3").jpeg().toBuffer(), 3);
  });

  test("from the four inks of a printer's file to sRGB", async () => {
    const inks = await sharp(drawn).toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(inks).metadata()).space).toBe("cmyk");
    await sameColours(inks, 30);
  });

  test("sixteen bits a channel become eight, grey becomes colour", async () => {
    await sameColours(await sharp(drawn).toColourspace("rgb16").png().toBuffer(), 3);
    const grey = await masterOf(await sharp(drawn).greyscale().jpeg().toBuffer());
    expect((await sharp(grey).metadata()).channels).toBe(3);
  });

  test("a progressive one is taken like any other", async () => {
    await sameColours(await sharp(drawn).jpeg({ progressive: true }).toBuffer(), 3);
  });
});

describe("a file that means harm, or means well and is too much", () => {
  test("an animated WebP is refused", async () => {
    const frames = Buffer.concat([Buffer.alloc(300 * 400 * 3), Buffer.alloc(300 * 400 * 3, 200)]);
    const raw = { width: 300, height: 800, channels: 3 as const, pageHeight: 400 };
    const moving = await sharp(frames, { raw })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect(await refusal(moving)).toBe("wrong_type");
  });

  test("an interlaced PNG is taken", async () => {
    const png = await sharp(await portrait())
      .png({ progressive: true })
      .toBuffer();
    expect(await refusal(png)).toBe("taken");
  });

  test("noise behind the first bytes of a JPEG or PNG is broken, and the next photo is taken", async () => {
    const noise = Buffer.alloc(50_000, "\x7fnoise");
    expect(await refusal(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), noise]))).toBe(
      "broken",
    );
    expect(await refusal(Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), noise]))).toBe(
      "broken",
    );
    expect(await refusal(await portrait())).toBe("taken");
  });

  test("one of 60 megapixels is taken in less than 500 MB, one pixel row more is refused", async () => {
    const create = { width: 7740, height: 7750, channels: 3 as const, background: "#a09080" };
    const big = await sharp({ create })
      .jpeg({ quality: 60 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(big.length).toBeLessThan(PHOTO_MAX_BYTES);
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
    const taken = await Promise.all([refusal(big), refusal(big), refusal(big)]);
    clearInterval(watch);
    expect(taken).toEqual(["taken", "taken", "taken"]);
    expect(most - before).toBeLessThan(500 * 2 ** 20);
    const more = await sharp({ create: { ...create, height: 7760 } })
      .jpeg({ quality: 10 })
      .toBuffer();
    expect(await refusal(more)).toBe("too_many_pixels");
  });
});
