import type { LoaderFunctionArgs } from "@remix-run/node";

import { documentPage } from "#app/server/document/document-page.server.ts";
import { positionsPdf } from "#app/server/document/positions-pdf.server.ts";
import { readerOf } from "#app/server/document/reader.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { inlinePdf } from "#app/server/badge/pdf-response.server.ts";

/** What delegations said of a version, as far as the reader sees it on the page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const wished = Number(new URL(request.url).searchParams.get("version")) || null;
  const page = await documentPage(params.id ?? "", await readerOf(context, now), wished, now);
  if (!page?.shown || (page.own === null && !page.mayEdit))
    throw new Response(null, { status: 404 });
  const bytes = await positionsPdf(page, context.language, now);
  return inlinePdf(bytes, "positions");
}
