import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { parseShortNumber } from "#app/domain/badge/short-number.ts";

import { type Device, deviceOf, refusalOf, revokeDevice } from "./device.server.ts";
import { jsonAnswer } from "./json-answer.server.ts";
import { receivePassages } from "./passages.server.ts";
import { callOf, type PhoneEndpoint, responseOf } from "./phone-call.server.ts";
import { judgeTypedNumber } from "./standing.server.ts";
import { passageUpload } from "./upload-form.ts";
import { judgeOnline } from "./verdict.server.ts";

/**
 * What answers a phone's call with a JSON body. 400 names the fields that are wrong, never their values; 404 where
 * `answer` finds nothing.
 */
const jsonEndpoint =
  <T>(
    form: z.ZodType<T>,
    answer: (phone: Device, body: T) => Promise<object | undefined>,
  ): PhoneEndpoint =>
  async (call) => {
    const phone = await deviceOf(call);
    if (!phone.ok) return refusalOf(phone.error);
    const parsed = form.safeParse(parse(call.body));
    if (!parsed.success) {
      const fields = parsed.error.issues.map(({ path }) => path.join("."));
      return jsonAnswer(400, { error: "malformed", fields });
    }
    const found = await answer(phone.value, parsed.data);
    return found ? jsonAnswer(200, found) : jsonAnswer(404, { error: "not_found" });
  };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A badge's code is 311 signs at most (QR version 10, alphanumeric); anything much longer is none. */
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
export const verdictCall = jsonEndpoint(scan, judgeOnline);

/** Takes a part of a phone's queue; sending it again changes nothing. */
export const passagesCall = jsonEndpoint(passageUpload, receivePassages);

/** Looks up a badge by the number under its code: a check at most. */
export const typedCall = jsonEndpoint(
  z.strictObject({ number: z.string().max(16) }),
  async (phone, { number }) => {
    const short = parseShortNumber(number);
    return short.ok ? judgeTypedNumber(short.value, phone) : undefined;
  },
);

/** Ends a phone's duty by its own word: its guard goes home, and everything was sent. */
export const leaveCall = jsonEndpoint(z.strictObject({}), async ({ id }) => {
  await revokeDevice(id, id);
  return {};
});

/** The same through a route. */
export const throughRoute =
  (endpoint: PhoneEndpoint) =>
  async ({ request }: ActionFunctionArgs): Promise<Response> =>
    responseOf(await endpoint(callOf(request, await request.text())));

/** Asked at every badge, by every gate at once: the web process answers these before it looks for a page (`phone-calls.server.ts`). */
export const EVERY_BADGE: Readonly<Record<string, PhoneEndpoint>> = {
  "/gate/api/verdict": verdictCall,
  "/gate/api/passages": passagesCall,
};
