import type { ActionFunctionArgs } from "@remix-run/node";

import { requireDevice } from "#app/server/gate/device.server.ts";
import { readJson } from "#app/server/gate/json-body.server.ts";
import { receivePassages } from "#app/server/gate/passages.server.ts";
import { passageUpload } from "#app/server/gate/upload-form.ts";

/** Takes a part of a phone's queue; sending it again changes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const phone = await requireDevice(request);
  const upload = await readJson(request, passageUpload);
  return Response.json(await receivePassages(phone, upload));
}
