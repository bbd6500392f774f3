import type { LoaderFunctionArgs } from "@remix-run/node";

import { boardNews } from "#app/server/bilateral/board-news.server.ts";

/** A line whenever the board changes (server-sent events). */
export function loader({ request }: LoaderFunctionArgs): Response {
  return new Response(boardNews(request.signal), {
    headers: {
      "content-type": "text/event-stream",
      // Compressed or buffered on the way, news would come late.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
