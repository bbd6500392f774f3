import type { Request, Response } from "express";

import { PROOF_HEADER } from "#app/crypto/call-proof.ts";

import type { PhoneEndpoint } from "../../gate/phone-call.server.ts";

/**
 * Answers a phone at a gate without the router. Matching a hundred routes, a context of a page and streams around a few
 * hundred bytes cost more than the verdict; who the phone is and whether it may ask is the endpoint's own to prove, here
 * as behind a route.
 */
export async function answerPhone(
  endpoint: PhoneEndpoint,
  request: Request,
  response: Response,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const answer = await endpoint({
    method: request.method,
    path: request.originalUrl,
    body: Buffer.concat(parts).toString(),
    proof: request.get(PROOF_HEADER) ?? null,
  });
  const length = Buffer.byteLength(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "content-length": length });
  response.end(answer.body);
}
