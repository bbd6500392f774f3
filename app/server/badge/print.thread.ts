import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";

import { badgeLayout } from "#app/domain/badge/layout.ts";
import type {
  Printed,
  PrintedBadge,
  PrintedPass,
  PrintedSummit,
} from "#app/domain/badge/layout/printed.ts";
import { imposeBadges, type Leaf, type SheetKind } from "#app/domain/badge/sheets.ts";

import { createDocument } from "../print/document.server.ts";
import { mm } from "../print/units.ts";
import { drawPage } from "./draw.server.ts";
import { fitOnPaper } from "./fit.server.ts";
import { flagPicture } from "./pictures.server.ts";

/** A badge, and what is drawn beside its words. */
export type BadgeOnPress = OnPress<PrintedBadge>;
export type OnPress<Of> = {
  printed: Of;
  /** Text of the code. */
  code: string;
  /** JPEG of 35 : 45; null where there is none. */
  photo: Uint8Array | null;
  iso2: string | null;
  /** For screen readers. */
  photoWords: string;
  codeWords: string;
};

export type BadgeBatch<Of extends Printed = PrintedBadge> = {
  title: string;
  /** Printed as the date of creation. */
  date: Date;
  summit: PrintedSummit;
  badges: readonly OnPress<Of>[];
  /** `marks` where nothing is said. */
  sheet?: SheetKind;
};

/**
 * Front and back of each badge, on sheets of the kind asked for, in one tagged PDF. Equal batches give equal bytes. Seconds
 * of work for some hundreds: call it in a thread.
 */
export async function badgeSheets(batch: BadgeBatch<Printed>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of sheets(batch)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** The same into a file, written as it is drawn: what the disk cannot take yet is not drawn yet. Gives its bytes. */
export async function badgeFile(batch: BadgeBatch<Printed>, path: string): Promise<number> {
  const file = createWriteStream(path);
  await pipeline(sheets(batch), file);
  return file.bytesWritten;
}

/** Pieces of so many bytes are handed on. */
const PIECE = 2 ** 20;

async function* sheets(batch: BadgeBatch<Printed>): AsyncGenerator<Uint8Array> {
  const doc = createDocument({
    title: batch.title,
    language: "en",
    size: [mm(86), mm(120)],
    date: batch.date,
    streamed: true,
  });
  const layOut = badgeLayout(batch.summit, fitOnPaper);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const onPress = batch.badges.map((badge) => ({ ...badge, template: badge.printed.template }));
  for (const leaf of imposeBadges(onPress, batch.sheet ?? "marks")) {
    const drawn = await Promise.all(leaf.cells.map((cell) => prepared(doc, root, layOut, cell)));
    drawPage(
      doc,
      leaf,
      drawn.map(({ front }) => front),
    );
    drawPage(
      doc,
      leaf,
      drawn.map(({ back }) => back),
    );
    for (const { section } of drawn) section.end();
    if (doc.readableLength > PIECE) yield doc.read() as Uint8Array;
  }
  root.end();
  doc.end();
  yield doc.read() as Uint8Array;
}

/** A badge's two sides with all they show; its section in the order of reading, front and back together. */
async function prepared(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  layOut: ReturnType<typeof badgeLayout>,
  { badge, front, back }: Leaf<OnPress<Printed>>["cells"][number],
) {
  const { printed, iso2, photo, code, photoWords, codeWords } = badge;
  const pictures = {
    // Passes are of no category: they take the ink of the summit, which is that of P.
    ...{ code, photoWords, codeWords, letter: isPass(printed) ? ("P" as const) : printed.letter },
    photo: photo ? Buffer.from(photo) : undefined,
    flag: iso2 === null ? undefined : await flagPicture(iso2),
  };
  const section = doc.struct("Sect", { title: titleOf(printed) });
  root.add(section);
  const [face, reverse] = layOut(printed);
  return {
    section,
    front: { side: face, at: front, section, pictures },
    back: { side: reverse, at: back, section, pictures },
  };
}

const isPass = (printed: Printed): printed is PrintedPass =>
  printed.template === "floater" || printed.template === "day-badge";

function titleOf(printed: Printed): string {
  if (printed.template === "floater") return printed.number;
  if (printed.template === "day-badge") return `${printed.number} ${printed.name}`;
  const name = [printed.givenNames, printed.surname].filter(Boolean).join(" ");
  return `${printed.personNumber} ${name}`;
}

export { badgePhoto } from "./pictures.server.ts";
