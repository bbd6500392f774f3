import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Browser } from "playwright-core";

import { FACES, fontFile } from "#app/server/print/fonts.server.ts";
import { launchBrowser } from "#tests/support/browser.ts";

import { PAGE, type PreparedBadge, type PreparedPage, type PreparedText } from "./paper.ts";
import type { Press } from "./peer.ts";

/** The same pages as HTML of absolutely placed SVG, printed to PDF by Chromium: a file of the batch, a page a side. */
export async function chromium(folder: string): Promise<Press> {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  return {
    processes: () => processesOf(browser),
    close: () => browser.close(),
    print: async (badges, number) => {
      const html = join(folder, `batch-${number}.html`);
      await Promise.all(
        badges.map(({ photo }, i) => writeFile(join(folder, `photo-${number}-${i}.jpg`), photo)),
      );
      await writeFile(html, documentOf(badges, number));
      await page.goto(pathToFileURL(html).href, { waitUntil: "load" });
      await page.evaluate("document.fonts.ready.then(() => undefined)");
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      await writeFile(join(folder, `chromium-${number}.pdf`), pdf);
      return pdf.length;
    },
  };
}

async function processesOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.length;
}

function documentOf(badges: readonly PreparedBadge[], number: number): string {
  const faces = FACES.map(
    (face) => `@font-face{font-family:${face};src:url(${pathToFileURL(fontFile(face)).href})}`,
  ).join("");
  const pages = badges.flatMap(({ pages }, i) =>
    pages.map((page) => pageOf(page, `photo-${number}-${i}.jpg`)),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Badges</title><style>${faces}
@page{size:${PAGE.width}pt ${PAGE.height}pt;margin:0}body{margin:0}
svg{display:block;width:${PAGE.width}pt;height:${PAGE.height}pt;break-after:page}</style>${pages.join("\n")}`;
}

function pageOf({ ground, own, shared, photo, code }: PreparedPage, file: string): string {
  const picture = photo
    ? `<image href="${file}" x="${photo.x}" y="${photo.y}" width="${photo.width}" height="${photo.height}"/>`
    : "";
  const square = code
    ? `<rect x="${code.x}" y="${code.y}" width="${code.width}" height="${code.width}" fill="#fff"/>
<path transform="translate(${code.x} ${code.y}) scale(${code.width / (code.modules + 8)}) translate(4 4)" d="${code.path}" fill="#061A25"/>`
    : "";
  return `<svg viewBox="0 0 ${PAGE.width} ${PAGE.height}"><image href="ground-${ground}.png" width="${PAGE.width}" height="${PAGE.height}"/>
${picture}${square}${[...shared, ...own].map(lineOf).join("")}</svg>`;
}

const ANCHOR = { left: "start", centre: "middle", right: "end" } as const;

const lineOf = ({ text, x, baseline, size, face, colour, align }: PreparedText): string =>
  `<text x="${x}" y="${baseline}" font-size="${size}" font-family="${face}" fill="${colour}" text-anchor="${
    face === "arabic" ? "start" : ANCHOR[align]
  }">${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</text>`;
