import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { requireDevice } from "#app/server/gate/device.server.ts";
import { readJson } from "#app/server/gate/json-body.server.ts";
import { standingOfSerial } from "#app/server/gate/standing.server.ts";

const question = z.strictObject({ serial: z.string().regex(/^[0-9a-f]{32}$/) });

/** How a badge stands this second. By POST: a serial in an address would stay in logs. */
export async function action({ request }: ActionFunctionArgs) {
  await requireDevice(request);
  const { serial } = await readJson(request, question);
  return Response.json(await standingOfSerial(serial));
}
