import type { LoaderFunctionArgs } from "@remix-run/node";

import { withNonce } from "#app/server/gate/call-proof.server.ts";
import { requireDevice } from "#app/server/gate/device.server.ts";
import { signedList } from "#app/server/gate/list.server.ts";

import { readAsked } from "./asked.ts";

/** What a gate's phone judges by, as of this moment (docs/formats.md, "Gate list"). */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const phone = await requireDevice(request);
  const asked = readAsked(new URL(request.url).searchParams);
  if (!asked) return Response.json({ error: "malformed" }, { status: 400 });
  const list = new Uint8Array(await signedList(phone, asked));
  return new Response(list, {
    headers: { "content-type": "application/cose", "cache-control": "no-store", ...withNonce() },
  });
}
