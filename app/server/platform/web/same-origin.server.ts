import type { Request, RequestHandler } from "express";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses (403) a change that another site's page asks for. Browsers say where a request comes from in
 * `Sec-Fetch-Site` or `Origin`; a program that sends neither has no visitor's cookies to misuse (and the session
 * cookie is `SameSite=Lax` besides).
 */
export function sameOriginOnly(origin: () => string): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method) || comesFromHere(request, origin())) return next();
    response
      .status(403)
      .type("text")
      .send("This change was asked for by another site, and is refused.\n");
  };
}

function comesFromHere(request: Request, origin: string): boolean {
  const site = request.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return true;
  const from = request.get("origin");
  // `same-site` is a neighbour's page: for us that is another site.
  if (from === undefined) return site === undefined;
  if (from === origin) return true;
  const host = request.get("host");
  return site === undefined && host !== undefined && from === `${request.protocol}://${host}`;
}
