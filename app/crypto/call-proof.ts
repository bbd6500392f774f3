import { SignJWT } from "jose";

/** Header and type of a call's proof: DPoP (RFC 9449), bound to the body as well (docs/formats.md, "Signed gate calls"). */
export const PROOF_HEADER = "dpop";
export const NONCE_HEADER = "dpop-nonce";
export const PROOF_TYPE = "dpop+jwt";
export const PROOF_ALGORITHM = "ES256";

/** What a proof is bound to. */
export type Call = { method: string; path: string; body: string };

/** SHA-256 of a body, base64url; the claim `bod` of its proof. */
export async function bodyDigest(body: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/**
 * Proves that a call was made by the holder of a phone's key.
 * @param key the phone's private key (ECDSA P-256)
 * @param names the phone by its id once it is enrolled, before that by the public key itself
 * @param nonce the server's, so that a proof lives for minutes whatever the phone's clock says; empty when none came yet
 */
export async function proveCall(
  key: CryptoKey,
  names: { kid: string } | { jwk: JsonWebKey },
  { method, path, body }: Call,
  nonce: string,
): Promise<string> {
  return new SignJWT({ htm: method, htu: path, bod: await bodyDigest(body), nonce })
    .setProtectedHeader({ typ: PROOF_TYPE, alg: PROOF_ALGORITHM, ...jsonHeader(names) })
    .setIssuedAt()
    .setJti(crypto.randomUUID())
    .sign(key);
}

/** RFC 9449 §4.2: public members of the key and no others. */
function jsonHeader(names: { kid: string } | { jwk: JsonWebKey }) {
  if ("kid" in names) return names;
  const { kty = "", crv = "", x = "", y = "" } = names.jwk;
  return { jwk: { kty, crv, x, y } };
}
