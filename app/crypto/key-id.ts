import { ownBytes } from "./bytes.ts";
import { KEY_ID_LENGTH } from "./cose-sign1.ts";

/** The id of a signing key: the first 8 bytes of the SHA-256 of its 32-byte public key. */
export async function keyIdOf(publicKey: Uint8Array): Promise<Uint8Array> {
  const digest = await crypto.subtle.digest("SHA-256", ownBytes(publicKey));
  return new Uint8Array(digest).slice(0, KEY_ID_LENGTH);
}
