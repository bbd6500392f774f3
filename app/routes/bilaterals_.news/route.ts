import type { LoaderFunctionArgs } from "@remix-run/node";

import { newsStream } from "#app/server/platform/news.server.ts";

/** A line whenever the board changes (server-sent events). */
export function loader({ request }: LoaderFunctionArgs): Response {
  return newsStream(request.signal, "bilaterals");
}
