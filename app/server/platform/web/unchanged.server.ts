import { createHash } from "node:crypto";

/**
 * Whether a reader already has what this tag names (RFC 9110 §13.1.2, If-None-Match, weak comparison).
 * @param tag quoted, `"…"` or `W/"…"`
 */
export function isUnchanged(request: Request, tag: string): boolean {
  const known = request.headers.get("if-none-match");
  if (known === null || !["GET", "HEAD"].includes(request.method)) return false;
  const bare = (each: string): string => each.trim().replace(/^W\//, "");
  return known.trim() === "*" || known.split(",").some((each) => bare(each) === bare(tag));
}

/** Answers a text in full, or "you have it already" (304) to a reader that names it. */
export function untilChanged(
  request: Request,
  body: string,
  headers: Readonly<Record<string, string>>,
): Response {
  // Weak: compression on the way changes the bytes.
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const all = { ...headers, etag };
  return isUnchanged(request, etag)
    ? new Response(null, { status: 304, headers: all })
    : new Response(body, { headers: all });
}
