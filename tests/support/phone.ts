import { NONCE_HEADER, PROOF_HEADER, proveCall } from "#app/crypto/call-proof.ts";
import { makePhoneKeys, type NewPhone } from "#app/scanner/phone-keys.ts";
import { nonceNow, rawPoint } from "#app/server/gate/call-proof.server.ts";
import type { PhoneKeys } from "#app/server/gate/enrolment.server.ts";

/** Keys as a phone makes them, and their public halves as the server keeps them. */
export async function phoneKeys(): Promise<{ own: NewPhone; shared: PhoneKeys }> {
  const own = await makePhoneKeys();
  const [signingKey, exchangeKey] = [own.signingPublic, own.exchangePublic].map(rawPoint);
  if (!signingKey || !exchangeKey) throw new Error("A phone's keys are of P-256");
  return { own, shared: { signingKey, exchangeKey } };
}

/** A call as a phone makes it: signed, with a nonce that the server gave a moment ago. */
export async function signedCall(
  { id, key }: { id: string; key: CryptoKey },
  path = "/gate/api/list",
  sent?: unknown,
  nonce = nonceNow(),
): Promise<Request> {
  const body = sent === undefined ? "" : JSON.stringify(sent);
  const method = sent === undefined ? "GET" : "POST";
  const proof = await proveCall(key, { kid: id }, { method, path, body }, nonce);
  return new Request(`http://localhost${path}`, {
    method,
    headers: { [PROOF_HEADER]: proof, "content-type": "application/json" },
    ...(body && { body }),
  });
}

/** Calls of a phone to a web process, over HTTP; it asks for a nonce as phones do. */
export function phoneAtWeb(url: string, { id, key }: { id: string; key: CryptoKey }) {
  let nonce = "";
  const send = async (path: string, sent: unknown, signal?: AbortSignal) => {
    const body = sent === undefined ? "" : JSON.stringify(sent);
    const method = sent === undefined ? "GET" : "POST";
    const proof = await proveCall(key, { kid: id }, { method, path, body }, nonce);
    const response = await fetch(url + path, {
      method,
      headers: { [PROOF_HEADER]: proof, "content-type": "application/json" },
      ...(body && { body }),
      ...(signal && { signal }),
    });
    nonce = response.headers.get(NONCE_HEADER) ?? nonce;
    return response;
  };
  return async (path: string, sent?: unknown, signal?: AbortSignal): Promise<Response> => {
    const response = await send(path, sent, signal);
    if (response.status !== 401) return response;
    await response.body?.cancel();
    return send(path, sent, signal);
  };
}
