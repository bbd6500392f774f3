import { SHEETS } from "#app/domain/badge/sheets.ts";

import { badgePdf } from "./pdf.server.ts";

/**
 * Badges as a PDF to look at and print; never kept by a cache, for a badge may die any minute. `?sheet=` names another
 * kind of sheet than the definition's; one that there is not is not found.
 */
export async function pdfResponse(
  badgeIds: readonly string[],
  name: string,
  request: Request,
): Promise<Response> {
  const wished = new URL(request.url).searchParams.get("sheet");
  const sheet = SHEETS.find((kind) => kind === wished);
  if (wished !== null && !sheet) throw new Response(null, { status: 404 });
  const pdf = await badgePdf(badgeIds, sheet);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}.pdf"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
