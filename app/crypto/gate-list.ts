import type { VerificationKey } from "#app/domain/badge/claims.ts";
import { setText, type ListSet } from "#app/domain/gate/list-set.ts";
import type { ListMessage } from "#app/domain/gate/wire.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { fromHex, ownBytes, sameBytes, toHex } from "./bytes.ts";
import { composeSign1, parseSign1, signedBytes } from "./cose-sign1.ts";
import { bestEd25519, type Ed25519 } from "./ed25519.ts";
import type { SigningKey } from "./sign-badge.ts";

const text = new TextEncoder();
/** Signed with the message, so that no list is ever a badge, nor a badge a list. */
const LIST = text.encode("shanyrak gate list 1");

export type ListRefusal = "malformed" | "unknown_key" | "bad_signature";

/** A list under the signature of a badge key: COSE_Sign1 over JSON (docs/formats.md, "Gate list"). */
export async function signList(message: ListMessage, key: SigningKey): Promise<Uint8Array> {
  const { sign } = await bestEd25519();
  const payload = text.encode(JSON.stringify(message));
  const signature = await sign(signedBytes(key.id, payload, LIST), key.seed);
  return composeSign1({ keyId: key.id, payload, signature });
}

/**
 * Reads a signed list.
 * @param keys that the phone knows already; undefined at its first contact, when it believes the keys that the list brings
 */
export async function openList(
  bytes: Uint8Array,
  keys: readonly Pick<VerificationKey, "id" | "publicKey" | "revoked">[] | undefined,
  ed25519?: Ed25519,
): Promise<Result<ListMessage, ListRefusal>> {
  const parsed = parseSign1(bytes);
  if (!parsed.ok) return parsed;
  const { keyId, payload, signature } = parsed.value;
  const message = messageOf(payload);
  if (!message) return err("malformed");
  const known = keys ?? message.head.keys.map((key) => ({ ...key, ...bytesOf(key) }));
  const key = known.find(({ id, revoked }) => !revoked && sameBytes(id, keyId));
  if (!key) return err("unknown_key");
  const { verify } = ed25519 ?? (await bestEd25519());
  const genuine = await verify(signature, signedBytes(keyId, payload, LIST), key.publicKey);
  return genuine ? ok(message) : err("bad_signature");
}

const bytesOf = ({ id, publicKey }: { id: string; publicKey: string }) => ({
  id: fromHex(id),
  publicKey: fromHex(publicKey),
});

/** What we signed is ours: its shape beyond the format's number is that of `wire.ts`. */
function messageOf(payload: Uint8Array): ListMessage | undefined {
  try {
    const message = JSON.parse(new TextDecoder().decode(payload)) as ListMessage;
    return message.format === 1 ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Whether two hold the same set: SHA-256 of its one text, hexadecimal. */
export async function setDigest(set: ListSet): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", ownBytes(text.encode(setText(set))));
  return toHex(new Uint8Array(digest));
}
