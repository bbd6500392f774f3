import { SHEETS } from "#app/domain/badge/sheets.ts";

import { summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { writeCopies } from "../print-run/register.server.ts";
import { badgePdf } from "./pdf.server.ts";

/**
 * Badges as a PDF to look at and print, each written in the print register as a copy; never kept by a cache, for a badge
 * may die any minute. `?sheet=` names another kind of sheet than the definition's; one that there is not is not found.
 */
export async function pdfResponse(
  badgeIds: readonly string[],
  name: string,
  { request, actor }: { request: Request; actor: string },
): Promise<Response> {
  const wished = new URL(request.url).searchParams.get("sheet");
  const sheet = SHEETS.find((kind) => kind === wished);
  if (wished !== null && !sheet) throw new Response(null, { status: 404 });
  const pdf = await badgePdf(badgeIds, sheet);
  const now = await summitNow();
  await database().transaction((tx) => writeCopies(tx, badgeIds, { actor, now }));
  return inlinePdf(pdf, name);
}

/** A PDF shown in the browser and kept by no cache. */
export const inlinePdf = (pdf: Uint8Array, name: string): Response =>
  new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}.pdf"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
