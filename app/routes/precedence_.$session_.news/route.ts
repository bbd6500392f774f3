import type { LoaderFunctionArgs } from "@remix-run/node";

import { newsStream } from "#app/server/platform/news.server.ts";

/** A line whenever the order or the floor of this session moves, or who represents a delegation (server-sent events). */
export const loader = ({ request, params }: LoaderFunctionArgs): Response =>
  newsStream(
    request.signal,
    "precedence",
    (session) => session === "" || session === params.session,
  );
