import { and, eq, isNull } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { device } from "#db/schema/gate.ts";

import { audit } from "../platform/audit.server.ts";
import { realNow, summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { checkProof, claimedPhone, withNonce } from "./call-proof.server.ts";
import { limitCalls } from "./call-limit.server.ts";

/** A phone that may speak for a gate. */
export type Device = { id: string; gateId: string; direction: Direction; label: string };

/**
 * The enrolled phone that made a call, proven by its own key (docs/formats.md, "Signed gate calls").
 * @param body as it came; empty for a call without one
 * @throws Response 401: `not_enrolled`; `revoked`, at which the phone wipes itself; `use_nonce`, at which it asks again with
 * the nonce of the answer; `false_proof`. 429 when the phone calls more often than a gate can scan
 */
export async function requireDevice(request: Request, body = ""): Promise<Device> {
  const id = claimedPhone(request);
  const [found] =
    id && isUuid(id) ? await database().select().from(device).where(eq(device.id, id)) : [];
  if (!found?.signingKey) throw refused("not_enrolled");
  const fault = await checkProof(request, body, await keyOf(found.signingKey));
  if (fault) throw refused(fault);
  if (found.revokedAt) throw refused("revoked");
  await limitCalls(found.id);
  const { gateId, direction, label } = found;
  return { id: found.id, gateId, direction, label };
}

const refused = (error: string): Response =>
  Response.json({ error }, { status: 401, headers: withNonce() });

/** Importing a key takes longer than checking with it. */
const imported = new Map<string, Promise<CryptoKey>>();
const KEYS_KEPT = 1_000;

function keyOf(raw: Uint8Array): Promise<CryptoKey> {
  const name = Buffer.from(raw).toString("base64url");
  const known = imported.get(name);
  if (known) return known;
  if (imported.size >= KEYS_KEPT) imported.clear();
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = crypto.subtle.importKey("raw", Buffer.from(raw), algorithm, false, ["verify"]);
  imported.set(name, key);
  return key;
}

/** Ends a phone's right to speak for its gate. False when there is no such phone, or it had ended before. */
export async function revokeDevice(id: string, actor: string): Promise<boolean> {
  const at = await summitNow();
  return database().transaction(async (tx) => {
    const ended = await tx
      .update(device)
      .set({ revokedAt: realNow() })
      .where(and(eq(device.id, id), isNull(device.revokedAt)))
      .returning({ id: device.id });
    if (ended.length === 0) return false;
    await audit(tx, { actor, action: "device.revoked", subjectKind: "device", subjectId: id, at });
    return true;
  });
}

/** The public key under which only this phone receives: an uncompressed point of P-256. */
export async function exchangeKeyOf({ id }: Device): Promise<Uint8Array> {
  const [found] = await database()
    .select({ exchangeKey: device.exchangeKey })
    .from(device)
    .where(eq(device.id, id));
  if (!found?.exchangeKey) throw new Error(`Device ${id} has no key to receive by`);
  return found.exchangeKey;
}
