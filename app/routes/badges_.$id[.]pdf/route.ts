import type { LoaderFunctionArgs } from "@remix-run/node";

import { isUuid } from "#app/domain/uuid.ts";
import { standingOf } from "#app/server/badge/at-desk.server.ts";
import { pdfResponse } from "#app/server/badge/pdf-response.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";

/** One live badge to print. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const id = params.id ?? "";
  const standing = isUuid(id) ? await standingOf(id) : "dead";
  if (standing === "dead") throw new Response(null, { status: 404 });
  // Its photo and code were destroyed when their time was over: said in words, and nothing half empty is printed.
  if (standing === "destroyed") throw new Response(null, { status: 410 });
  return pdfResponse([id], `badge-${id.slice(0, 8)}`, {
    request,
    actor: requireViewer(context).accountId,
  });
}
