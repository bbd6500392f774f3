import type { SheetKind } from "#app/domain/badge/sheets.ts";
import { translator } from "#app/text/translator.ts";

import { inThreads } from "../platform/threads/pool.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { badgePhotos } from "./photos.server.ts";
import type * as printThread from "./print.thread.ts";
import { badgesToPrint, printedSummit } from "./printed.server.ts";

const press = inThreads<typeof printThread>("app/server/badge/print.thread.ts");

/**
 * Badges as a PDF, front and back of each, in the order of the ids; unknown ids are left out. On the sheets that the
 * definition gives the desk, unless others are asked for. The same badges give the same bytes: the printed date is that of the youngest issue.
 */
export async function badgePdf(
  badgeIds: readonly string[],
  sheet?: SheetKind,
): Promise<Uint8Array<ArrayBuffer>> {
  const definition = await summitDefinition();
  const badges = await badgesToPrint(badgeIds, definition);
  const photos = await badgePhotos(badges.flatMap(({ photoId }) => photoId ?? []));
  const t = translator("en", "badge");
  return press("badgeSheets", {
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
  });
}
