import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { provenKey, rawPoint } from "#app/server/gate/call-proof.server.ts";
import { enrolDevice } from "#app/server/gate/enrolment.server.ts";
import { callOf } from "#app/server/gate/phone-call.server.ts";

const acceptance = z.strictObject({
  code: z.string().max(100),
  exchangeKey: z.object({ crv: z.string(), x: z.string(), y: z.string() }),
});

/**
 * A phone accepts an invitation, by the code of its link, with the public keys that it made. Only this uses the code up:
 * messengers and cameras open links to preview them.
 */
export async function action({ request }: ActionFunctionArgs) {
  const text = await request.text();
  const signingKey = await provenKey(callOf(request, text));
  const body = acceptance.safeParse(read(text));
  const exchangeKey = body.data && rawPoint(body.data.exchangeKey);
  if (!signingKey || !body.data || !exchangeKey)
    return Response.json({ error: "false_proof" }, { status: 400 });
  const enrolled = await enrolDevice(body.data.code, { signingKey, exchangeKey });
  return enrolled.ok
    ? Response.json(enrolled.value)
    : Response.json({ error: enrolled.error }, { status: 409 });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
