import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Request as Asked, RequestHandler } from "express";

import type { PhoneEndpoint } from "../../gate/phone-call.server.ts";
import { ADDRESS_HEADER } from "../access/address.server.ts";
import { requestScope } from "../request-scope.server.ts";
import { answerPhone } from "./phone-calls.server.ts";

/** What our `entry.server.tsx` exports beside what Remix asks of it. */
type Entry = {
  loadContext: (request: Request, cspNonce: string) => Promise<AppLoadContext>;
  guardRoutes: (build: ServerBuild) => ServerBuild;
  phoneEndpoints: Readonly<Record<string, PhoneEndpoint>>;
  /** Does the work of a request, which waits for the database no longer than a reader does. */
  asRequest: (work: () => void) => void;
};

function entryOf(build: ServerBuild): Entry {
  const entry: object & Partial<Entry> = build.entry.module;
  const { loadContext, guardRoutes, asRequest, phoneEndpoints = {} } = entry;
  if (!loadContext || !guardRoutes || !asRequest)
    throw new Error("The build has no guard: its pages stay closed");
  return { loadContext, guardRoutes, asRequest, phoneEndpoints };
}

/**
 * The pages of a build, each behind the policy table.
 * @param build in production asked once; in development each time, for whatever Vite has by now
 */
export function pages(
  build: () => Promise<ServerBuild>,
  mode: "production" | "development",
): RequestHandler {
  let settled: Promise<RequestHandler> | undefined;
  const handler = () => build().then((current) => handlerOf(current, mode));
  return (request, response, next) => {
    // Rate limits go by this; whatever a client wrote there itself is gone.
    request.headers[ADDRESS_HEADER] = request.ip ?? "unknown";
    const ready = mode === "production" ? (settled ??= handler()) : handler();
    ready.then((answer) => answer(request, response, next)).catch(next);
  };
}

function handlerOf(build: ServerBuild, mode: string): RequestHandler {
  const { guardRoutes, loadContext, asRequest, phoneEndpoints } = entryOf(build);
  const answer = createRequestHandler({
    build: guardRoutes(build),
    mode,
    getLoadContext: (request, response) => loadContext(headOf(request), response.locals.cspNonce),
  });
  return (request, response, next) => {
    const endpoint = request.method === "POST" ? phoneEndpoints[request.path] : undefined;
    const scope = requestScope();
    // One of the few paths in that list, so it may name the route.
    if (endpoint && scope) scope.routeId = request.path;
    asRequest(() => {
      if (endpoint) answerPhone(endpoint, request, response).catch(next);
      else void answer(request, response, next);
    });
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
