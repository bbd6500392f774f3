import type { LoaderFunctionArgs } from "@remix-run/node";

import { readerOf } from "#app/server/document/reader.server.ts";
import { versionFile } from "#app/server/document/version-file.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";

/** The file of a version for those who read it, as an attachment only: what somebody uploaded is never shown in place. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const { id = "", number = "" } = params;
  const file = /^\d{1,4}$/.test(number)
    ? await versionFile(id, Number(number), await readerOf(context, now), now)
    : null;
  if (!file) throw new Response(null, { status: 404 });
  return new Response(file.bytes, {
    headers: {
      "cache-control": "private, no-store",
      "content-type": file.mediaType,
      "content-disposition": `attachment; filename="${file.name}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
    },
  });
}
