import type { LoaderFunctionArgs } from "@remix-run/node";

import { doorSign } from "#app/server/bilateral/room/door-sign.server.ts";

/** What the sign at a door shows, asked for whenever something changed; 404 once its link was renewed. */
export async function loader({ params }: LoaderFunctionArgs) {
  const sign = await doorSign(params.room ?? "", params.secret ?? "");
  if (!sign) throw new Response(null, { status: 404 });
  return Response.json(sign, { headers: { "cache-control": "no-store" } });
}
