import type { z } from "zod";

import { withNonce } from "./call-proof.server.ts";
import { type Device, requireDevice } from "./device.server.ts";

/**
 * The JSON body of a phone's call, and the phone that signed it.
 * @throws Response as `requireDevice`; 400 naming the field that is wrong, never its value
 */
export async function signedJson<T>(
  request: Request,
  form: z.ZodType<T>,
): Promise<{ phone: Device; body: T }> {
  const text = await request.text();
  const phone = await requireDevice(request, text);
  const parsed = form.safeParse(parse(text));
  if (parsed.success) return { phone, body: parsed.data };
  const fields = parsed.error.issues.map(({ path }) => path.join("."));
  throw Response.json({ error: "malformed", fields }, { status: 400, headers: withNonce() });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An answer to a phone, with the nonce for its next call. Never kept on the way. */
export const answerPhone = (body: unknown): Response =>
  Response.json(body, { headers: { ...withNonce(), "cache-control": "no-store" } });
