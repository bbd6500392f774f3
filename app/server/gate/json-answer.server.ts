import { withNonce } from "./call-proof.server.ts";
import type { PhoneAnswer } from "./phone-call.server.ts";

/** JSON for a phone, with the nonce for its next call. */
export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): PhoneAnswer => ({
  status,
  headers: {
    ...{ "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    ...withNonce(),
    ...headers,
  },
  body: JSON.stringify(body),
});
