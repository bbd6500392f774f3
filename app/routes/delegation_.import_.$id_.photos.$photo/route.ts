import type { LoaderFunctionArgs } from "@remix-run/node";

import { previewPhoto } from "#app/server/import/preview-photos.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";

/** A small picture of the preview, for the delegation that sent it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const jpeg = await previewPhoto(delegationId, params.id ?? "", Number(params.photo));
  if (!jpeg) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(jpeg), {
    headers: {
      "cache-control": "private, max-age=300",
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
    },
  });
}
