import { badgePdf } from "./pdf.server.ts";

/** Badges as a PDF to look at and print; never kept by a cache, for a badge may die any minute. */
export async function pdfResponse(badgeIds: readonly string[], name: string): Promise<Response> {
  const pdf = await badgePdf(badgeIds);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}.pdf"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
