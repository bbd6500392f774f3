import type { LoaderFunctionArgs } from "@remix-run/node";

import { passPdfResponse } from "#app/server/pass/pdf.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";

/** Live passes to print: `?id=…&id=…`. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const ids = new URL(request.url).searchParams.getAll("id");
  return passPdfResponse(ids, { request, actor: requireViewer(context).accountId });
}
