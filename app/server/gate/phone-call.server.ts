import { PROOF_HEADER } from "#app/crypto/call-proof.ts";

/** A phone's call, whichever door it came through. Nothing of it is believed yet. */
export type PhoneCall = {
  method: string;
  /** With its query, which RFC 9449 leaves out: what is asked for is bound as well. */
  path: string;
  /** As it came; empty for a call without one. */
  body: string;
  proof: string | null;
};

/** The call in a request whose body was read. */
export function callOf(request: Request, body: string): PhoneCall {
  const { pathname, search } = new URL(request.url);
  const proof = request.headers.get(PROOF_HEADER);
  return { method: request.method, path: pathname + search, body, proof };
}

/** What a phone gets. Never kept on the way. */
export type PhoneAnswer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
};

export type PhoneEndpoint = (call: PhoneCall) => Promise<PhoneAnswer>;

export const responseOf = ({ body, ...head }: PhoneAnswer): Response => new Response(body, head);
