import type { LoaderFunctionArgs } from "@remix-run/node";

import { badgesReady } from "#app/server/badge/at-desk.server.ts";
import { pdfResponse } from "#app/server/badge/pdf-response.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";

/** Every badge of a delegation that waits to be handed over, in one file. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const id = params.id ?? "";
  const ready = await badgesReady(id);
  if (ready.length === 0) throw new Response(null, { status: 404 });
  return pdfResponse(ready, `badges-${id}`, {
    request,
    actor: requireViewer(context).accountId,
  });
}
