import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Request as Asked, RequestHandler } from "express";

import { ADDRESS_HEADER } from "../access/address.server.ts";

/** What our `entry.server.tsx` exports beside what Remix asks of it. */
type Entry = {
  loadContext: (request: Request, cspNonce: string) => Promise<AppLoadContext>;
  guardRoutes: (build: ServerBuild) => ServerBuild;
};

function entryOf(build: ServerBuild): Entry {
  const entry: object & Partial<Entry> = build.entry.module;
  if (!entry.loadContext || !entry.guardRoutes)
    throw new Error("The build has no guard: its pages stay closed");
  return { loadContext: entry.loadContext, guardRoutes: entry.guardRoutes };
}

/**
 * The pages of a build, each behind the policy table.
 * @param build the same object each time in production; in development whatever Vite has by now
 */
export function pages(
  build: () => Promise<ServerBuild>,
  mode: "production" | "development",
): RequestHandler {
  const answer = createRequestHandler({
    build: async () => {
      const current = await build();
      return entryOf(current).guardRoutes(current);
    },
    mode,
    getLoadContext: async (request, response) =>
      entryOf(await build()).loadContext(headOf(request), response.locals.cspNonce),
  });
  return (request, response, next) => {
    // Rate limits go by this; whatever a client wrote there itself is gone.
    request.headers[ADDRESS_HEADER] = request.ip ?? "unknown";
    void answer(request, response, next);
  };
}

/** The request without its body, which belongs to the route. */
function headOf(asked: Asked): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(asked.headers)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  const url = new URL(asked.originalUrl, `${asked.protocol}://${asked.get("host") ?? "localhost"}`);
  return new Request(url, { method: asked.method, headers });
}
