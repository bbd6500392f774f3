import { createRequire } from "node:module";

import * as fontkit from "fontkit";
import sharp from "sharp";

const require = createRequire(import.meta.url);

/** What happens to a page on its way through a phone: nothing, no focus, a tilt of 3°, light from one side, heavy JPEG. */
export type Spoiling = "plain" | "blurred" | "slanted" | "lamp" | "squeezed";

/** A drawn page of an invented document with its zone at the foot, as a JPEG of 1600 × 1130. */
export async function specimenPage(mrz: string, spoiling: Spoiling): Promise<Buffer> {
  const page = sharp(Buffer.from(drawing(mrz.split("\n"))));
  switch (spoiling) {
    case "plain":
      return page.jpeg({ quality: 90 }).toBuffer();
    case "blurred":
      return page.blur(2).jpeg({ quality: 85 }).toBuffer();
    case "slanted":
      return sharp(await page.png().toBuffer())
        .rotate(3, { background: "#6b6256" })
        .jpeg({ quality: 85 })
        .toBuffer();
    case "lamp":
      return page
        .composite([{ input: Buffer.from(LAMP), blend: "multiply" }])
        .jpeg({ quality: 85 })
        .toBuffer();
    case "squeezed":
      return page.resize(1100).jpeg({ quality: 35 }).toBuffer();
  }
}

const LAMP = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1130"><defs>
  <linearGradient id="l" x1="0" y1="0" x2="1" y2="0.4"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#555"/></linearGradient>
  </defs><rect width="1600" height="1130" fill="url(#l)"/></svg>`;

let font: fontkit.Font | undefined;

/** Outlines of the typeface: what is drawn does not hang on the fonts of the machine. */
function outline(text: string, x: number, y: number, size: number, advance: number): string {
  const file = "@expo-google-fonts/jetbrains-mono/500Medium/JetBrainsMono_500Medium.ttf";
  const opened = (font ??= fontkit.openSync(require.resolve(file)) as fontkit.Font);
  const scale = size / opened.unitsPerEm;
  return [...text]
    .map((character, at) => {
      const path = opened.glyphForCodePoint(character.codePointAt(0) ?? 32).path.toSVG();
      return `<path transform="translate(${x + at * advance},${y}) scale(${scale},${-scale})" d="${path}"/>`;
    })
    .join("");
}

function drawing(lines: readonly string[]): string {
  const longest = Math.max(...lines.map((line) => line.length));
  const advance = 1420 / longest;
  const size = Math.min(advance / 0.62, 52);
  const zone = lines
    .map((line, at) =>
      outline(line, 90, 1060 - (lines.length - 1 - at) * size * 1.7, size, advance),
    )
    .join("");
  const words = ["SURNAME / FAMILIENNAME", "GIVEN NAMES", "NATIONALITY", "DATE OF BIRTH"]
    .map((word, at) => outline(word, 620, 180 + at * 120, 24, 15))
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1130">
    <rect width="1600" height="1130" fill="#f1ede2"/>
    <path d="M0 200 q 800 -160 1600 40 M0 420 q 800 -160 1600 40 M0 640 q 800 -160 1600 40" stroke="#dfd6c4" stroke-width="8" fill="none"/>
    <rect x="90" y="130" width="420" height="540" fill="#c9b8a4"/><g fill="#2a2a2e">${words}${zone}</g></svg>`;
}
