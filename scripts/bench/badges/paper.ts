import QRCode from "qrcode";
import sharp from "sharp";

import { badgeLayout } from "#app/domain/badge/layout.ts";
import { imposeBadges } from "#app/domain/badge/sheets.ts";
import type { Item, Plate, Side, TextItem } from "#app/domain/badge/layout/items.ts";
import { drawPage } from "#app/server/badge/draw.server.ts";
import { fitOnPaper } from "#app/server/badge/fit.server.ts";
import { inkOf } from "#app/server/badge/inks.ts";
import type { Pictures } from "#app/server/badge/items.server.ts";
import { flagPicture } from "#app/server/badge/pictures.server.ts";
import type { BadgeOnPress } from "#app/server/badge/print.thread.ts";
import { collect, createDocument } from "#app/server/print/document.server.ts";
import { baselineIn, widthOf } from "#app/server/print/measure.server.ts";
import { isArabic } from "#app/server/print/text.server.ts";
import { mm } from "#app/server/print/units.ts";
import { readPdf } from "#tests/support/pdf.ts";

import type { Crowd } from "./people.ts";

/** Paper around the bleed, as on the sheets. */
const MARGIN = mm(7);

/** A line, ready to be set. Everything here is in points from the top left of the page. */
export type PreparedText = {
  text: string;
  /** Left, middle or right, by `align`. */
  x: number;
  left: number;
  baseline: number;
  size: number;
  face: string;
  colour: string;
  align: "left" | "centre" | "right";
};

type Box = { x: number; y: number; width: number; height: number };

/** A page on which everything was decided beforehand: a peer has only to draw it. */
export type PreparedPage = {
  ground: "front" | "back";
  /** Words of this badge alone, and those that many share. */
  own: readonly PreparedText[];
  shared: readonly PreparedText[];
  photo: Box | null;
  /** Dark modules, whose unit is a module, as one SVG path and as PDF operators; and where they stand. */
  code: (Box & { path: string; operators: string; modules: number }) | null;
};
export type PreparedBadge = { photo: Uint8Array; pages: readonly [PreparedPage, PreparedPage] };

export const PAGE = { width: mm(106), height: mm(140) } as const;

/** Lays badges out for the peers, codes and all, before the clock runs. */
export function prepare({ summit }: Crowd, badges: readonly BadgeOnPress[]): PreparedBadge[] {
  const layOut = badgeLayout(summit, fitOnPaper);
  return badges.map((badge) => {
    const [front, back] = layOut(badge.printed);
    return {
      photo: badge.photo ?? new Uint8Array(),
      pages: [preparePage(front, badge.code), preparePage(back, badge.code)],
    };
  });
}

function preparePage(side: Side, code: string): PreparedPage {
  const words = (plate: Plate) =>
    plate.filter((item): item is TextItem => item.kind === "text").map(prepareText);
  const square = side.items.find((item) => item.kind === "code");
  const photo = side.items.find((item) => item.kind === "photo");
  return {
    ground: side.name,
    own: words(side.items),
    shared: words(side.plates.flat()),
    photo: photo ? boxOf(photo) : null,
    code: square
      ? { ...boxOf({ ...square, width: square.side, height: square.side }), ...drawn(code) }
      : null,
  };
}

const boxOf = ({ x, y, width, height }: Box): Box => ({
  x: MARGIN + mm(x),
  y: MARGIN + mm(y),
  width: mm(width),
  height: mm(height),
});

function prepareText(item: TextItem): PreparedText {
  const { align = "left" } = item;
  const x = MARGIN + mm(item.x);
  const width = widthOf(item.text, item);
  return {
    text: item.text,
    x,
    left: x - (align === "right" ? width : align === "centre" ? width / 2 : 0),
    baseline: MARGIN + mm(item.top) + baselineIn(mm(item.height), item),
    size: item.size,
    face: isArabic(item.text) ? "arabic" : item.face,
    colour: inkOf(item.ink, "D"),
    align,
  };
}

function drawn(text: string): { path: string; operators: string; modules: number } {
  const { modules } = QRCode.create([{ data: text, mode: "alphanumeric" }], {
    errorCorrectionLevel: "M",
    maskPattern: 0,
  });
  const { size, data } = modules;
  let path = "";
  let operators = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let run = 0;
      while (column + run < size && data[row * size + column + run]) run++;
      if (run > 0) {
        path += `M${column} ${row}h${run}v1h-${run}z`;
        operators += `${column} ${row} ${run} 1 re\n`;
      }
      column += run;
    }
  }
  return { path, operators: `${operators}f`, modules: size };
}

/** What stands on every badge and is no word, as a picture of the whole page: ornament, boxes, flag, crop marks. PNG. */
export async function grounds({
  summit,
  badges,
}: Crowd): Promise<Record<"front" | "back", Buffer>> {
  const [badge] = badges(0, 1);
  if (!badge) throw new Error("a crowd of nobody");
  const doc = createDocument({
    ...{ title: "Grounds", language: "en", date: new Date(0) },
    size: [PAGE.width, PAGE.height],
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  const wordless = (items: Plate): Item[] => items.filter(({ kind }) => kind !== "text");
  const { code, photoWords, codeWords } = badge;
  const flag = await flagPicture(badge.iso2 ?? "");
  const pictures: Pictures = { letter: "D", code, photoWords, codeWords, flag };
  const [leaf] = imposeBadges([badge.printed], "marks");
  if (!leaf) throw new Error("no leaf");
  for (const side of badgeLayout(summit, fitOnPaper)(badge.printed)) {
    const bare = { ...side, plates: side.plates.map(wordless), items: [] };
    drawPage(doc, leaf, [{ side: bare, at: { x: 7, y: 7 }, section: root, pictures }]);
  }
  root.end();
  const [front, back] = await readPdf(await collect(doc), 300 / 72);
  if (!front || !back) throw new Error("no grounds");
  const opaque = (picture: Buffer) => sharp(picture).removeAlpha().png().toBuffer();
  return { front: await opaque(front.picture), back: await opaque(back.picture) };
}
