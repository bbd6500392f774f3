import { setImmediate } from "node:timers/promises";

import { inArray } from "drizzle-orm";

import { badgeLayout } from "#app/domain/badge/layout.ts";
import { translator } from "#app/text/translator.ts";
import { file } from "#db/schema/nominee.ts";

import { database } from "../platform/database.server.ts";
import { collect, createDocument } from "../print/document.server.ts";
import { mm } from "../print/units.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { drawSide } from "./draw.server.ts";
import { fitOnPaper } from "./fit.server.ts";
import type { Pictures } from "./items.server.ts";
import { badgePhoto, flagPicture } from "./pictures.server.ts";
import { badgesToPrint, printedSummit, type BadgeToPrint } from "./printed.server.ts";

/** Photos held at a time, so that a whole summit's badges fit in memory. */
const BATCH = 20;

/**
 * Badges as a PDF, front and back of each, with bleed and crop marks, in the order of the ids; unknown ids are left
 * out. The same badges give the same bytes: the printed date is that of the youngest issue.
 */
export async function badgePdf(badgeIds: readonly string[]): Promise<Uint8Array> {
  const definition = await summitDefinition();
  const layOut = badgeLayout(printedSummit(definition), fitOnPaper);
  const badges = await badgesToPrint(badgeIds, definition);
  const t = translator("en", "badge");
  const doc = createDocument({
    title: t("print.title", { summit: definition.shortName.en }),
    language: "en",
    size: [mm(86), mm(120)],
    date: new Date(Math.max(0, ...badges.map(({ issuedAt }) => issuedAt.getTime()))),
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (let from = 0; from < badges.length; from += BATCH) {
    const batch = badges.slice(from, from + BATCH);
    const photos = await photosOf(batch);
    for (const each of batch) {
      const { printed } = each;
      const name = [printed.givenNames, printed.surname].filter(Boolean).join(" ");
      const pictures: Pictures = {
        letter: printed.letter,
        code: each.code,
        photo: each.photoId ? photos.get(each.photoId) : undefined,
        flag: each.iso2 === null ? undefined : await flagPicture(each.iso2),
        photoWords: t("print.photo", { name }),
        codeWords: t("print.code", { number: printed.shortNumber }),
      };
      const section = doc.struct("Sect", { title: `${printed.personNumber} ${name}` });
      root.add(section);
      for (const side of layOut(printed)) {
        drawSide(doc, section, side, pictures);
      }
      section.end();
      // Whoever else asks for a page meanwhile gets it.
      await setImmediate();
    }
  }
  root.end();
  return collect(doc);
}

async function photosOf(batch: readonly BadgeToPrint[]): Promise<Map<string, Buffer>> {
  const ids = batch.flatMap(({ photoId }) => photoId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await database()
    .select({ id: file.id, bytes: file.bytes })
    .from(file)
    .where(inArray(file.id, ids));
  const cut = rows.map(async ({ id, bytes }) => [id, await badgePhoto(bytes)] as const);
  return new Map(await Promise.all(cut));
}
