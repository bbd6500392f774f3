import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";

import sharp from "sharp";
import { describe, expect, test } from "vitest";

import { judgePhoto, PHOTO_REFUSALS } from "#app/domain/nominee/photo.ts";
import { makeMaster, measurePhoto } from "#app/server/nominee/photo.server.ts";
import { portrait } from "#tests/support/portrait.ts";

async function masterOf(bytes: Uint8Array, crop: Parameters<typeof makeMaster>[1] = null) {
  const master = await makeMaster(bytes, crop);
  if (!master.ok) throw new Error(`Refused: ${master.error}`);
  return master.value;
}

const refusal = async (bytes: Uint8Array) => {
  const master = await makeMaster(bytes, null);
  return master.ok ? "taken" : master.error;
};

/** A PNG of a few hundred bytes whose header claims `side` × `side` pixels. */
function bomb(side: number): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer): number => {
    let c = 0xffffffff;
    for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(100_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("a photo that is taken", () => {
  test("becomes a 3 : 4 JPEG of at most 900 × 1200 without metadata", async () => {
    const upload = await sharp(await portrait({ width: 3000, height: 2000 }))
      .withExif({ IFD0: { Copyright: "somebody", Artist: "somewhere" } })
      .jpeg()
      .toBuffer();
    const master = await masterOf(upload);
    expect([master.width, master.height]).toEqual([900, 1200]);
    const kept = await sharp(master.jpeg).metadata();
    expect(kept.format).toBe("jpeg");
    expect(kept.exif).toBeUndefined();
    expect(Buffer.from(master.jpeg).includes("somebody")).toBe(false);
  });

  test("stands upright, however the camera was held", async () => {
    const lying = await sharp(await portrait())
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const [upright, straight] = [await masterOf(lying), await masterOf(await portrait())];
    const corner = (jpeg: Uint8Array) =>
      sharp(jpeg).extract({ left: 440, top: 1150, width: 10, height: 10 }).stats();
    const [a, b] = [await corner(upright.jpeg), await corner(straight.jpeg)];
    expect(Math.abs((a.channels[0]?.mean ?? 0) - (b.channels[0]?.mean ?? 255))).toBeLessThan(8);
  });

  test("is cut where the person said, and never outside the picture", async () => {
    const wide = await portrait({ width: 2000, height: 1200 });
    const left = await masterOf(wide, { x: -1, y: 0, width: 0.4, height: 0.9 });
    expect(left.width / left.height).toBeCloseTo(0.75, 2);
  });

  test("may be HEIC, as phones write it: the drawn portrait encoded with HEVC", async () => {
    const heic = readFileSync(new URL("../../vectors/portrait.heic", import.meta.url));
    const master = await masterOf(heic);
    expect([master.width, master.height]).toEqual([480, 640]);
    const drawn = await masterOf(await portrait({ width: 480, height: 640 }));
    const [a, b] = [await sharp(master.jpeg).stats(), await sharp(drawn.jpeg).stats()];
    for (const [channel, { mean }] of a.channels.entries())
      expect(Math.abs(mean - (b.channels[channel]?.mean ?? 0))).toBeLessThan(4);
    expect(await refusal(heic.subarray(0, 2500))).toBe("broken");
  });

  test("may be PNG, and its transparent parts turn white", async () => {
    const png = await sharp({
      create: { width: 600, height: 800, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const stats = await sharp((await masterOf(png)).jpeg).stats();
    expect(stats.channels[0]?.mean).toBeGreaterThan(250);
  });
});

describe("a photo that is refused", () => {
  test("a text named photo.jpg is no picture", async () => {
    expect(await refusal(Buffer.from("Dear colleagues, attached please find"))).toBe("wrong_type");
    expect(await refusal(Buffer.alloc(0))).toBe("wrong_type");
  });

  test("SVG, GIF and WebP are named for what they are", async () => {
    expect(
      await refusal(Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')),
    ).toBe("svg");
    expect(await refusal(Buffer.from("GIF89a\x01\x00\x01\x00"))).toBe("gif");
    expect(
      await refusal(
        await sharp(await portrait())
          .webp()
          .toBuffer(),
      ),
    ).toBe("wrong_type");
  });

  test("over 10 MB", async () => {
    const photo = await portrait();
    expect(await refusal(Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)]))).toBe("too_big");
  });

  test("a truncated JPEG or PNG", async () => {
    const photo = await portrait();
    expect(await refusal(photo.subarray(0, photo.length / 2))).toBe("broken");
    const png = await sharp(photo).png().toBuffer();
    expect(await refusal(png.subarray(0, png.length / 2))).toBe("broken");
  });

  test("a bomb: a hundred bytes that claim 900 million pixels are never decoded", async () => {
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb(30_000))).toBe("too_many_pixels");
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test("a picture that is an archive, a PDF or a page as well", async () => {
    const photo = await portrait();
    const zip = Buffer.from("PK\x05\x06" + "\0".repeat(18), "latin1");
    expect(await refusal(Buffer.concat([photo, zip]))).toBe("two_types");
    const comment = (text: string) =>
      Buffer.concat([
        photo.subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0, text.length + 2]),
        Buffer.from(text),
        photo.subarray(2),
      ]);
    expect(await refusal(comment("%PDF-1.7"))).toBe("two_types");
    expect(await refusal(comment("<script>alert(1)</script>"))).toBe("two_types");
    expect(await refusal(comment("a camera's own words"))).toBe("taken");
  });

  test("one too small to recognise anybody by", async () => {
    expect(await refusal(await portrait({ width: 240, height: 320 }))).toBe("too_few_pixels");
  });

  test("HEIC that only begins like one", async () => {
    const start = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
    expect(await refusal(Buffer.concat([start, Buffer.alloc(500, 1)]))).toBe("broken");
  });

  test("each refusal has a name of its own", () => {
    expect(new Set(PHOTO_REFUSALS).size).toBe(PHOTO_REFUSALS.length);
  });
});

describe("verdicts on a photo", () => {
  const words = async (upload: Buffer) =>
    judgePhoto(await measurePhoto(await masterOf(upload))).map(
      ({ grade, code }) => `${grade} ${code}`,
    );

  test("a sharp portrait before a plain light wall is fine in all five", async () => {
    expect(await words(await portrait())).toEqual([
      "fine background.fine",
      "fine sharpness.fine",
      "fine exposure.fine",
      "fine pixels.fine",
      "fine frame.fine",
    ]);
  });

  test("a blurred one must be taken again", async () => {
    expect(await words(await portrait({ blur: 14 }))).toContain("fix sharpness.blurred");
  });

  test("a dark wall is not light, a bookshelf not plain", async () => {
    expect(await words(await portrait({ wall: "#20262b" }))).toContain("fix background.dark");
    const spine = (at: number) => ({
      create: {
        width: 30,
        height: 1200,
        channels: 3 as const,
        background: at % 2 ? "#3a2412" : "#e8e0d0",
      },
    });
    const shelf = await sharp(await portrait())
      .composite(
        [0, 1, 2, 3].flatMap((at) => [
          { input: spine(at), left: at * 30, top: 0 },
          { input: spine(at), left: 870 - at * 30, top: 0 },
        ]),
      )
      .jpeg()
      .toBuffer();
    expect(await words(shelf)).toContain("fix background.busy");
  });

  test("night is too dark; few pixels are advised against; worst stands first", async () => {
    const night = await sharp(await portrait({ width: 360, height: 480 }))
      .modulate({ brightness: 0.15 })
      .jpeg()
      .toBuffer();
    const said = await words(night);
    expect(said[0]).toMatch(/^fix /);
    expect(said.at(-1)).toMatch(/^fine /);
    expect(said).toEqual(expect.arrayContaining(["fix exposure.dark", "advice pixels.some"]));
  });
});
