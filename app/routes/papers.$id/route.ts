import type { LoaderFunctionArgs } from "@remix-run/node";

import { paperFor } from "#app/server/paper/paper-for.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";

/** A note or letter for those entitled to it, as an attachment only: what somebody uploaded is never shown in place. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const paper = await paperFor(requireViewer(context), params.id ?? "");
  if (!paper) throw new Response(null, { status: 404 });
  return new Response(paper.bytes, {
    headers: {
      "cache-control": "private, no-store",
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${paper.name}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
    },
  });
}
