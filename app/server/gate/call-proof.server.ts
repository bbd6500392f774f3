import { createHmac, timingSafeEqual } from "node:crypto";

import { EmbeddedJWK, type JWTPayload, jwtVerify } from "jose";

import { bodyDigest, NONCE_HEADER, PROOF_ALGORITHM, PROOF_TYPE } from "#app/crypto/call-proof.ts";

import { realNow } from "../platform/clock.server.ts";
import { env } from "../platform/env.server.ts";
import type { PhoneCall } from "./phone-call.server.ts";

const MINUTE_MS = 60_000;
/** A phone calls every ten seconds; a proof that lay about for longer than this is no news. */
const NONCE_MINUTES = 5;

/** The nonce of this minute: of no state, so that any web process knows it. */
export const nonceNow = (): string => nonceOf(Math.floor(realNow().getTime() / MINUTE_MS));

const nonceOf = (minute: number): string =>
  createHmac("sha256", env().SESSION_SECRET).update(`gate nonce ${minute}`).digest("base64url");

function isNonce(given: unknown): boolean {
  const minute = Math.floor(realNow().getTime() / MINUTE_MS);
  return Array.from({ length: NONCE_MINUTES }, (_, ago) => nonceOf(minute - ago)).some(
    (good) =>
      typeof given === "string" &&
      given.length === good.length &&
      timingSafeEqual(Buffer.from(given), Buffer.from(good)),
  );
}

/** The header of an answer that gives the phone a nonce for its next call. */
export const withNonce = (): Record<string, string> => ({ [NONCE_HEADER]: nonceNow() });

export type ProofRefusal = "no_proof" | "false_proof" | "use_nonce";
const options = { typ: PROOF_TYPE, algorithms: [PROOF_ALGORITHM] };

/** The id of the phone that a call says it comes from; nothing is believed of it yet. */
export function claimedPhone({ proof }: PhoneCall): string | undefined {
  const [header] = (proof ?? "").split(".");
  try {
    const parsed: unknown = JSON.parse(Buffer.from(header ?? "", "base64url").toString());
    return typeof parsed === "object" && parsed && "kid" in parsed && typeof parsed.kid === "string"
      ? parsed.kid
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this key made this call, with this body, for this server, within the last minutes. */
export async function checkProof(
  call: PhoneCall,
  key: CryptoKey,
): Promise<ProofRefusal | undefined> {
  if (!call.proof) return "no_proof";
  try {
    const { payload } = await jwtVerify(call.proof, key, options);
    if (!(await isBound(payload, call))) return "false_proof";
    return isNonce(payload.nonce) ? undefined : "use_nonce";
  } catch {
    return "false_proof";
  }
}

/** The public key by which an enrolling phone signed its call, when it did: raw, uncompressed. */
export async function provenKey(call: PhoneCall): Promise<Uint8Array | undefined> {
  if (!call.proof) return undefined;
  try {
    const { payload, protectedHeader } = await jwtVerify(call.proof, EmbeddedJWK, options);
    if (!(await isBound(payload, call))) return undefined;
    return rawPoint(protectedHeader.jwk);
  } catch {
    return undefined;
  }
}

const isBound = async ({ htm, htu, bod }: JWTPayload, { method, path, body }: PhoneCall) =>
  htm === method && htu === path && bod === (await bodyDigest(body));

const COORDINATE_BYTES = 32;

/** `04 | x | y` (SEC 1 §2.3.3) of a key of P-256; undefined for any other. */
export function rawPoint(
  jwk: { crv?: string; x?: string; y?: string } | undefined,
): Uint8Array | undefined {
  if (jwk?.crv !== "P-256") return undefined;
  const [x, y] = [jwk.x, jwk.y].map((part) => Buffer.from(part ?? "", "base64url"));
  if (x?.length !== COORDINATE_BYTES || y?.length !== COORDINATE_BYTES) return undefined;
  return Buffer.concat([Buffer.of(4), x, y]);
}
