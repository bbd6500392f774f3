import type { LoaderFunctionArgs } from "@remix-run/node";

import { fileFor } from "#app/server/nominee/files.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";

/** A photo for those entitled to it; for everybody else it does not exist. `?size=small` is the one for lists. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const size = new URL(request.url).searchParams.get("size") === "small" ? "small" : "whole";
  const file = await fileFor(requireViewer(context), params.id ?? "", size);
  if (!file) throw new Response(null, { status: 404 });
  const headers = {
    "cache-control": "private, max-age=300",
    etag: file.etag,
    "content-type": file.mediaType,
    "content-disposition": 'inline; filename="photo.jpg"',
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  };
  if (request.headers.get("if-none-match") === file.etag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(file.bytes), { headers });
}
