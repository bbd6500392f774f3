import type { LoaderFunctionArgs } from "@remix-run/node";

import { newsStream } from "#app/server/platform/news.server.ts";

/** A line whenever a run gets on, or a plan is settled (server-sent events). */
export function loader({ request }: LoaderFunctionArgs): Response {
  return newsStream(request.signal, "plans");
}
