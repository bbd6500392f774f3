import type { LoaderFunctionArgs } from "@remix-run/node";

import { CONTENT_KEY_HEADER, wrapContentKey } from "#app/crypto/content-key.ts";
import { withNonce } from "#app/server/gate/call-proof.server.ts";
import { exchangeKeyOf, requireDevice } from "#app/server/gate/device.server.ts";
import { sealedBundle } from "#app/server/gate/records.server.ts";

import { readHeld } from "./held.ts";

/** The sealed records (docs/formats.md, "Gate bundle"): nothing of them opens without the badge, or on another phone. */
export async function loader({ request }: LoaderFunctionArgs) {
  const phone = await requireDevice(request);
  const held = readHeld(new URL(request.url).searchParams);
  if (held === undefined) return Response.json({ error: "malformed" }, { status: 400 });
  const { bytes, contentKey } = await sealedBundle(held);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/cbor",
      "cache-control": "no-store",
      [CONTENT_KEY_HEADER]: await wrapContentKey(contentKey, await exchangeKeyOf(phone)),
      ...withNonce(),
    },
  });
}
