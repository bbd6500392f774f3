import type { LoaderFunctionArgs } from "@remix-run/node";

import { batchArchive } from "#app/server/clearance/archive.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";

/** A batch for the vetting authority, to be kept and never shown: it holds passports. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const officer = { id: accountId, roles };
  const archive = await batchArchive(officer, params.id ?? "", await summitNow());
  if (!archive) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(archive.bytes), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${archive.name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
