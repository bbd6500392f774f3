import type { LoaderFunctionArgs } from "@remix-run/node";

import { newsStream } from "#app/server/platform/news.server.ts";

/** A line whenever a version is published (server-sent events). */
export const loader = ({ request }: LoaderFunctionArgs): Response =>
  newsStream(request.signal, "programme");
