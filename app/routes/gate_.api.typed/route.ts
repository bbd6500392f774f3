import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { parseShortNumber } from "#app/domain/badge/short-number.ts";
import { requireDevice } from "#app/server/gate/device.server.ts";
import { readJson } from "#app/server/gate/json-body.server.ts";
import { judgeTypedNumber } from "#app/server/gate/standing.server.ts";

const question = z.strictObject({ number: z.string().max(16) });

/** Looks up a badge by the number under its code: a check at most. */
export async function action({ request }: ActionFunctionArgs) {
  const phone = await requireDevice(request);
  const number = parseShortNumber((await readJson(request, question)).number);
  const typed = number.ok ? await judgeTypedNumber(number.value, phone) : undefined;
  if (!typed) return Response.json({ error: "no_such_badge" }, { status: 404 });
  return Response.json(typed, { headers: { "cache-control": "no-store" } });
}
