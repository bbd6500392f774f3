import type { SheetKind } from "#app/domain/badge/sheets.ts";
import { translator } from "#app/text/translator.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import { badgePhotos } from "./photos.server.ts";
import type { BadgeBatch } from "./print.thread.ts";
import { badgesToPrint, printedSummit } from "./printed.server.ts";

/**
 * All that a printing thread needs to draw these badges, in the order of the ids; unknown ids are left out. On the sheets
 * that the definition gives the desk, unless others are asked for. The date is that of the youngest issue, so that the same
 * badges give the same bytes.
 */
export async function badgesOnPress(
  badgeIds: readonly string[],
  sheet?: SheetKind,
): Promise<BadgeBatch> {
  const definition = await summitDefinition();
  const badges = await badgesToPrint(badgeIds, definition);
  const photos = await badgePhotos(badges.flatMap(({ photoId }) => photoId ?? []));
  const t = translator("en", "badge");
  return {
    title: t("print.title", { summit: definition.shortName.en }),
    date: new Date(Math.max(0, ...badges.map(({ issuedAt }) => issuedAt.getTime()))),
    summit: printedSummit(definition),
    sheet: sheet ?? definition.badgeDesk.sheet ?? "marks",
    badges: badges.map(({ printed, code, photoId, iso2 }) => ({
      ...{ printed, code, iso2 },
      photo: (photoId && photos.get(photoId)) || null,
      photoWords: t("print.photo", {
        name: [printed.givenNames, printed.surname].filter(Boolean).join(" "),
      }),
      codeWords: t("print.code", { number: printed.shortNumber }),
    })),
  };
}
