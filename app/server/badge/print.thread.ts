import { badgeLayout } from "#app/domain/badge/layout.ts";
import type { PrintedBadge, PrintedSummit } from "#app/domain/badge/layout/printed.ts";

import { collect, createDocument } from "../print/document.server.ts";
import { mm } from "../print/units.ts";
import { drawSide } from "./draw.server.ts";
import { fitOnPaper } from "./fit.server.ts";
import { flagPicture } from "./pictures.server.ts";

/** A badge, and what is drawn beside its words. */
export type BadgeOnPress = {
  printed: PrintedBadge;
  /** Text of the code. */
  code: string;
  /** JPEG of 35 : 45; null where there is none. */
  photo: Uint8Array | null;
  iso2: string | null;
  /** For screen readers. */
  photoWords: string;
  codeWords: string;
};

export type BadgeBatch = {
  title: string;
  /** Printed as the date of creation. */
  date: Date;
  summit: PrintedSummit;
  badges: readonly BadgeOnPress[];
};

/**
 * Front and back of each badge, with bleed and crop marks, in one tagged PDF. Equal batches give equal bytes. Seconds
 * of work for some hundreds: call it in a thread.
 */
export async function badgeSheets(batch: BadgeBatch): Promise<Uint8Array<ArrayBuffer>> {
  const doc = createDocument({
    title: batch.title,
    language: "en",
    size: [mm(86), mm(120)],
    date: batch.date,
  });
  const layOut = badgeLayout(batch.summit, fitOnPaper);
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (const { printed, iso2, photo, ...rest } of batch.badges) {
    const pictures = {
      ...rest,
      letter: printed.letter,
      photo: photo ? Buffer.from(photo) : undefined,
      flag: iso2 === null ? undefined : await flagPicture(iso2),
    };
    const name = [printed.givenNames, printed.surname].filter(Boolean).join(" ");
    const section = doc.struct("Sect", { title: `${printed.personNumber} ${name}` });
    root.add(section);
    for (const side of layOut(printed)) drawSide(doc, section, side, pictures);
    section.end();
  }
  root.end();
  return collect(doc);
}

export { badgePhoto } from "./pictures.server.ts";
