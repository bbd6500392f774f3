import type { LoaderFunctionArgs } from "@remix-run/node";

import { inlinePdf } from "#app/server/badge/pdf-response.server.ts";
import { partPdf } from "#app/server/print-run/batch-page.server.ts";

/** The pages of one part of a batch. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { id = "", part = "" } = params;
  const pdf = await partPdf(id, Number(part));
  if (!pdf) throw new Response(null, { status: 404 });
  return inlinePdf(pdf, `badges-${id.slice(0, 8)}-${part}`);
}
