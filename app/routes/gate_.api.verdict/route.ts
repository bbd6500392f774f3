import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { answerPhone, signedJson } from "#app/server/gate/json-body.server.ts";
import { judgeOnline } from "#app/server/gate/verdict.server.ts";

/** A badge's code is 400 signs at most (QR version 10, alphanumeric); anything longer is none. */
const code = z.string().max(1000);
const scan = z.strictObject({
  id: z.uuid(),
  sequence: z
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
  code,
  floater: code.nullable(),
  hasRecord: z.boolean(),
});

/** Judges one scan and keeps it, while the network is there. */
export async function action({ request }: ActionFunctionArgs) {
  const { phone, body } = await signedJson(request, scan);
  return answerPhone(await judgeOnline(phone, body));
}
