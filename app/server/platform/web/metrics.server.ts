import { createHash, timingSafeEqual } from "node:crypto";

import { type Request, type RequestHandler, Router } from "express";

import { env } from "../env.server.ts";
import { deploymentGauges } from "../metrics/deployment-gauges.server.ts";
import type { Meters } from "../metrics/registry.server.ts";
import { requestScope } from "../request-scope.server.ts";

/** Counts and times each request by the route that answered. */
export function requestMeter({ requests, seconds }: Meters): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    const scope = requestScope();
    response.once("close", () => {
      const route = scope?.routeId ?? elsewhere(request);
      requests.inc({ route, status: response.statusCode });
      // A stream lasts as long as its reader stays.
      const type = response.getHeader("content-type");
      if (typeof type === "string" && type.startsWith("text/event-stream")) return;
      seconds.observe({ route }, (performance.now() - began) / 1000);
    });
    next();
  };
}

/** What never came to a route of the pages: a few words of our own, and no path that somebody made up. */
function elsewhere({ path }: Request): string {
  if (path.startsWith("/assets/")) return "assets";
  if (path === "/healthz" || path === "/readyz" || path === "/metrics") return path.slice(1);
  return "other";
}

/**
 * `/metrics` in Prometheus' text format, for whoever brings METRICS_TOKEN (RFC 6750, `Authorization: Bearer`). Without that
 * variable there is no such page.
 */
export function metricsPage({ registry }: Meters): Router {
  const refresh = deploymentGauges(registry);
  const router = Router();
  router.get("/metrics", (request, response, next) => {
    const { METRICS_TOKEN } = env();
    if (METRICS_TOKEN === undefined) return next();
    response.setHeader("cache-control", "no-store");
    if (!isToken(request.get("authorization"), METRICS_TOKEN)) {
      response.setHeader("www-authenticate", "Bearer");
      return void response.status(401).type("text").send("A token is needed.\n");
    }
    refresh()
      .then(() => registry.metrics())
      .then((text) => response.setHeader("content-type", registry.contentType).send(text))
      .catch(next);
  });
  return router;
}

/** Digests are of one length: how long the comparison takes says nothing of the token. */
function isToken(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(header ?? ""), digest(`Bearer ${token}`));
}
