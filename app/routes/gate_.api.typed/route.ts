import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { parseShortNumber } from "#app/domain/badge/short-number.ts";
import { answerPhone, signedJson } from "#app/server/gate/json-body.server.ts";
import { judgeTypedNumber } from "#app/server/gate/standing.server.ts";

const question = z.strictObject({ number: z.string().max(16) });

/** Looks up a badge by the number under its code: a check at most. */
export async function action({ request }: ActionFunctionArgs) {
  const { phone, body } = await signedJson(request, question);
  const number = parseShortNumber(body.number);
  const typed = number.ok ? await judgeTypedNumber(number.value, phone) : undefined;
  if (!typed) return Response.json({ error: "no_such_badge" }, { status: 404 });
  return answerPhone(typed);
}
