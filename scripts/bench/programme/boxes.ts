import type { Edition } from "#app/domain/programme/layout/edition.ts";
import type { Block, Page, PlacedMark, Row } from "#app/domain/programme/layout/page.ts";
import { layOutProgramme } from "#app/domain/programme/layout/programme.ts";
import { ROW, SHEET } from "#app/domain/programme/layout/sheet.ts";
import { styleOf, type TypeStyle } from "#app/domain/programme/layout/styles.ts";
import { COLOUR } from "#app/server/print/colours.ts";
import { typesetter } from "#app/server/programme/pdf/typesetter.server.ts";

/** A paragraph for a peer to wrap into its width. Millimetres; sizes of type in points. */
export type TextBox = {
  text: string;
  tag: Block["tag"];
  language: string | null;
  x: number;
  top: number;
  width: number;
  align: "left" | "centre" | "right";
  type: TypeStyle;
  colour: string;
};
export type PeerRow = {
  id: string;
  top: number;
  height: number;
  isKey: boolean;
  hasRule: boolean;
  leadsTo: string | null;
};
/** A page whose boxes are placed already: a peer breaks lines and draws, and need not find out what goes where. */
export type PeerPage = {
  /** What bookmarks and links call it. */
  id: string;
  name: string;
  isCover: boolean;
  rows: readonly PeerRow[];
  texts: readonly TextBox[];
  marks: readonly PlacedMark[];
};
export const MARK_SIDE = ROW.icon;

/** The pages of an edition for the peers. The ornament of the cover and the codes at the feet are left out for them. */
export const pagesForPeers = (edition: Edition): PeerPage[] =>
  layOutProgramme(edition, typesetter).map(pageForPeers);

function pageForPeers(page: Page): PeerPage {
  const { kind, day, number, continued, rows, head, furniture, legend } = page;
  const marksOf = (row: Row): PlacedMark[] =>
    row.marks.map((mark) => ({ ...mark, top: mark.top + row.top }));
  return {
    id: kind === "day" && !continued && day !== null ? day : `page-${number}`,
    name: day ?? kind,
    isCover: kind === "cover",
    rows: rows.map(({ id, top, height, ground, rule, leadsTo }) => ({
      ...{ id, top, height, leadsTo },
      isKey: ground === "key",
      hasRule: rule === "hair",
    })),
    texts: [
      ...[...head, ...furniture].map((block) => textBox(block, 0)),
      ...rows.flatMap((row) => row.blocks.map((block) => textBox(block, row.top))),
    ],
    marks: [...legend, ...rows.flatMap(marksOf)],
  };
}

function textBox(block: Block, offset: number): TextBox {
  const { tag, language, x, top, width, align = "left", lines } = block;
  const type = styleOf(block.style);
  return {
    ...{ tag, language, x, width, align, type },
    text: lines.join(" ").replace(/(\S-) /g, "$1"),
    top: top + offset,
    colour: COLOUR[type.ink],
  };
}

export const PAPER = { width: SHEET.width, height: SHEET.height, left: SHEET.left } as const;
export const WIDE = SHEET.right - SHEET.left;
