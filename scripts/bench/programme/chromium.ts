import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { COLOUR } from "#app/server/print/colours.ts";
import { fontFile } from "#app/server/print/fonts.server.ts";
import { ICONS } from "#app/server/print/icons.server.ts";
import { launchBrowser } from "#tests/support/browser.ts";

import { MARK_SIDE, PAPER, type PeerPage, type PeerRow, type TextBox, WIDE } from "./boxes.ts";
import { PEER_FACES, type Peer } from "./peer.ts";

/** A browser that stays open: each run loads the pages and prints them, tagged and with bookmarks like ours. */
export async function chromium(folder: string): Promise<Peer> {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  return {
    print: async (pages, run) => {
      const html = join(folder, `programme-${run}.html`);
      await writeFile(html, documentOf(pages));
      const began = performance.now();
      await page.goto(pathToFileURL(html).href, { waitUntil: "load" });
      await page.evaluate("document.fonts.ready.then(() => undefined)");
      const loaded = performance.now();
      const pdf = await page.pdf({
        ...{ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true },
      });
      const ended = performance.now();
      return { ms: ended - began, printMs: ended - loaded, bytes: pdf.length, pdf };
    },
    close: () => browser.close(),
  };
}

function documentOf(pages: readonly PeerPage[]): string {
  const faces = PEER_FACES.map(
    (face) => `@font-face{font-family:${face};src:url(${pathToFileURL(fontFile(face)).href})}`,
  ).join("");
  return `<!doctype html><html lang="kk"><meta charset="utf-8"><title>Programme</title><style>${faces}
@page{size:${PAPER.width}mm ${PAPER.height}mm;margin:0}body{margin:0}
section{position:relative;width:${PAPER.width}mm;height:${PAPER.height}mm;break-after:page;overflow:hidden}
.cover{background:${COLOUR.ink900}}h1,h2,h3,p,a,div,svg{position:absolute;margin:0}
.key{background:${COLOUR.keySession}}.rule{border-bottom:.15mm solid ${COLOUR.paper400};box-sizing:border-box}
svg{width:${MARK_SIDE}mm;height:${MARK_SIDE}mm;fill:none;stroke:${COLOUR.ink600};stroke-width:1.75}</style>
${pages.map(pageOf).join("\n")}`;
}

const pageOf = ({ id, isCover, rows, texts, marks }: PeerPage): string =>
  `<section id="${id}"${isCover ? ' class="cover"' : ""}>${rows.map(rowOf).join("")}${texts.map(textOf).join("")}${marks
    .map(
      ({ mark, x, top }) =>
        `<svg viewBox="0 0 24 24" style="left:${x}mm;top:${top}mm"><path d="${ICONS[mark]}"/></svg>`,
    )
    .join("")}</section>`;

function rowOf({ id, top, height, isKey, hasRule, leadsTo }: PeerRow): string {
  const classes = [...(isKey ? ["key"] : []), ...(hasRule ? ["rule"] : [])].join(" ");
  const style = `left:${PAPER.left}mm;top:${top}mm;width:${WIDE}mm;height:${height}mm`;
  return leadsTo === null
    ? `<div id="${id}" class="${classes}" style="${style}"></div>`
    : `<a href="#${leadsTo}" class="${classes}" style="${style}"></a>`;
}

const ALIGN = { left: "left", centre: "center", right: "right" } as const;

function textOf({ text, tag, language, x, top, width, align, type, colour }: TextBox): string {
  const { size, leading, face, tracking = 0 } = type;
  // A hair wider than our own lines, so that rounding breaks none of them anew.
  const place = `left:${align === "right" ? x - 0.2 : x}mm;top:${top}mm;width:${width + 0.2}mm`;
  const set = `font:${size}pt/${leading}mm ${face};color:${colour};letter-spacing:${tracking}pt`;
  const name = tag.toLowerCase();
  return `<${name}${language ? ` lang="${language}"` : ""} style="${place};${set};text-align:${ALIGN[align]}">${text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")}</${name}>`;
}
