import { and, eq, isNull, sql } from "drizzle-orm";

import type { Direction } from "#app/domain/gate/verdict.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { device } from "#db/schema/gate.ts";

import { audit } from "../platform/audit.server.ts";
import { builtOnce } from "../platform/built-once.server.ts";
import { realNow, summitNow } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";
import { secondsToWait } from "./call-limit.server.ts";
import { checkProof, claimedPhone, type ProofRefusal } from "./call-proof.server.ts";
import { jsonAnswer } from "./json-answer.server.ts";
import { callOf, type PhoneAnswer, type PhoneCall, responseOf } from "./phone-call.server.ts";

/** A phone that may speak for a gate. */
export type Device = { id: string; gateId: string; direction: Direction; label: string };

/** Why a call is nobody's; and, for one that came too often, how long to wait (s). */
type CallRefusal =
  | { status: 401; error: ProofRefusal | "not_enrolled" | "revoked" }
  | { status: 429; error: "too_often"; seconds: number };

const phoneById = builtOnce((db) =>
  db
    .select()
    .from(device)
    .where(eq(device.id, sql.placeholder("id")))
    .prepare("phone_by_id"),
);

/**
 * The enrolled phone that made a call, proven by its own key (docs/formats.md, "Signed gate calls").
 * Refusals: `not_enrolled`; `revoked`, at which the phone wipes itself; `use_nonce`, at which it asks again with the nonce of
 * the answer; `false_proof`; `too_often`, when the phone calls more often than a gate can scan.
 */
export async function deviceOf(call: PhoneCall): Promise<Result<Device, CallRefusal>> {
  const id = claimedPhone(call);
  const [found] = id && isUuid(id) ? await phoneById().execute({ id }) : [];
  if (!found?.signingKey) return err({ status: 401, error: "not_enrolled" });
  const fault = await checkProof(call, await keyOf(found.signingKey));
  if (fault) return err({ status: 401, error: fault });
  if (found.revokedAt) return err({ status: 401, error: "revoked" });
  const seconds = await secondsToWait(found.id);
  if (seconds > 0) return err({ status: 429, error: "too_often", seconds });
  const { gateId, direction, label } = found;
  return ok({ id: found.id, gateId, direction, label });
}

/** A refusal as the phone gets it, with the nonce for its next call. */
export const refusalOf = (refusal: CallRefusal): PhoneAnswer =>
  jsonAnswer(
    refusal.status,
    { error: refusal.error },
    refusal.status === 429 ? { "retry-after": String(refusal.seconds) } : {},
  );

/**
 * `deviceOf` for a route.
 * @param body as it came; empty for a call without one
 * @throws Response the refusal
 */
export async function requireDevice(request: Request, body = ""): Promise<Device> {
  const phone = await deviceOf(callOf(request, body));
  if (!phone.ok) throw responseOf(refusalOf(phone.error));
  return phone.value;
}

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

/**
 * Ends a phone's right to speak for its gate.
 * @param actor an account, or the phone itself
 * @returns false when there is no such phone, or it had ended before
 */
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
