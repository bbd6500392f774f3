import type { LoaderFunctionArgs } from "@remix-run/node";

import { isUuid } from "#app/domain/uuid.ts";
import { isLive } from "#app/server/badge/at-desk.server.ts";
import { pdfResponse } from "#app/server/badge/pdf-response.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";

/** One live badge to print. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const id = params.id ?? "";
  if (!isUuid(id) || !(await isLive(id))) throw new Response(null, { status: 404 });
  return pdfResponse([id], `badge-${id.slice(0, 8)}`, {
    request,
    actor: requireViewer(context).accountId,
  });
}
