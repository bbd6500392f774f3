import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDevice } from "#app/server/gate/device.server.ts";
import { sealedBundle } from "#app/server/gate/records.server.ts";

/** The sealed records (docs/formats.md, "Gate bundle"): nothing of them opens without the badge. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireDevice(request);
  const bundle = new Uint8Array(await sealedBundle());
  return new Response(bundle, {
    headers: { "content-type": "application/cbor", "cache-control": "no-store" },
  });
}
