import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDevice } from "#app/server/gate/device.server.ts";
import { answerPhone } from "#app/server/gate/json-body.server.ts";
import { gateList } from "#app/server/gate/list.server.ts";

/** What a gate's phone judges by, as of this moment. */
export async function loader({ request }: LoaderFunctionArgs) {
  return answerPhone(await gateList(await requireDevice(request)));
}
