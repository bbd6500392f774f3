import type { LoaderFunctionArgs } from "@remix-run/node";

import { opensLink } from "#app/server/bilateral/secret-link.server.ts";
import { newsStream } from "#app/server/platform/news.server.ts";

/** A line whenever the board or the published programme changes (server-sent events), for the sign at a door. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { room = "", secret = "" } = params;
  const opens = await opensLink({ kind: "door_sign", subject: room }, secret);
  if (!opens) throw new Response(null, { status: 404 });
  return newsStream(request.signal, ["bilaterals", "programme"]);
}
