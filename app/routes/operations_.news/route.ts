import type { LoaderFunctionArgs } from "@remix-run/node";

import { watchDay } from "#app/server/operations/wall.server.ts";
import { eventStream } from "#app/server/platform/news.server.ts";

/** A line whenever the day looks different (server-sent events). */
export function loader({ request }: LoaderFunctionArgs): Response {
  return eventStream(request.signal, watchDay);
}
