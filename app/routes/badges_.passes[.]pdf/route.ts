import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { passPdfResponse } from "#app/server/pass/pdf.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";

/** Live passes to print: `?id=…&id=…`. With none marked, back to where they are marked. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const ids = new URL(request.url).searchParams.getAll("id");
  if (ids.length === 0) return redirect("/badges/passes?print=nobody");
  return passPdfResponse(ids, { request, actor: requireViewer(context).accountId });
}
