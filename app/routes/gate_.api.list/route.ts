import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDevice } from "#app/server/gate/device.server.ts";
import { gateList } from "#app/server/gate/list.server.ts";

/** What a gate's phone judges by, as of this moment. */
export async function loader({ request }: LoaderFunctionArgs) {
  const phone = await requireDevice(request);
  return Response.json(await gateList(phone), { headers: { "cache-control": "no-store" } });
}
