import { fromHex, toHex } from "#app/crypto/bytes.ts";
import { portableEd25519 } from "#app/crypto/ed25519.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";

import {
  current,
  DAY_BADGE,
  FLOATER,
  LARGEST,
  OMURALIEV,
  PRINCIPAL,
  rotated,
  TRUSTED,
} from "../cast.ts";
import { genuine } from "../forge.ts";
import type { AtGate, Vector, VectorFile } from "../run-vectors.ts";
import { refused } from "./good.ts";
import { duplicateKeys, nonCanonical, otherMessages, wrongAlgorithm } from "./messages.ts";
import {
  bitFlips,
  forged,
  malleable,
  revokedKey,
  trailing,
  truncated,
  unknownKey,
} from "./signatures.ts";
import { texts } from "./texts.ts";

/** Every file of `badge-token/`, made anew from fixed keys; the same at each run. Each is complete by itself. */
export async function makeVectors(): Promise<Record<string, VectorFile>> {
  const files: Record<string, readonly Vector[]> = {
    valid: await valid(),
    expired: await expired(),
    "not-yet-valid": await notYetValid(),
    superseded: await superseded(),
    "unknown-key": await unknownKey(),
    "revoked-key": await revokedKey(),
    forged: await forged(),
    "signature-malleability": malleable(),
    "wrong-algorithm": await wrongAlgorithm(),
    "non-canonical-cbor": await nonCanonical(),
    "duplicate-map-keys": await duplicateKeys(),
    "other-messages": await otherMessages(),
    "other-texts": texts(),
    "trailing-bytes": trailing(),
    truncated: truncated(),
    "bit-flips": await flipped(),
  };
  const keys = TRUSTED.map((key) => ({
    ...key,
    id: toHex(key.id),
    publicKey: toHex(key.publicKey),
  }));
  return Object.fromEntries(
    Object.entries(files).map(([name, vectors]) => [name, { keys, vectors }]),
  );
}

const { notBefore, expires } = OMURALIEV;
const gate = (verdict: AtGate["verdict"], change: Partial<AtGate> = {}): AtGate => ({
  ...{ now: notBefore, revoked: [], superseded: [] },
  ...change,
  verdict,
});
const atGate = async (name: string, at: AtGate, claims = OMURALIEV): Promise<Vector> => ({
  ...(await genuine(name, claims)),
  gate: at,
});

async function valid(): Promise<Vector[]> {
  return [
    await genuine("a delegate's badge", OMURALIEV),
    await genuine("a principal's card, no photo", PRINCIPAL),
    await genuine("every claim at its longest", LARGEST),
    await genuine("a second issue under the next key", { ...OMURALIEV, issue: 2 }, rotated),
    await genuine("no zone at all", { ...OMURALIEV, zones: [] }),
    await genuine("a name with letters beyond ASCII", { ...OMURALIEV, name: "ÇAVUŞOĞLU Mevlüt" }),
    await genuine("a floater", FLOATER),
    await genuine("a day badge", DAY_BADGE),
    await atGate("in its first second", gate("admit"), { ...OMURALIEV, issue: 3 }),
    await atGate("in its last second", gate("admit", { now: expires - 1 }), {
      ...OMURALIEV,
      issue: 4,
    }),
  ];
}

/** Genuine still: the gate judges time, so that the guard can be told. */
async function expired(): Promise<Vector[]> {
  const early = { ...OMURALIEV, notBefore: current.trusted.notBefore };
  return [
    await atGate("at the second of its expiry", gate("expired", { now: expires })),
    await atGate("long ago", gate("expired", { now: expires }), {
      ...early,
      expires: early.notBefore + 86_400,
    }),
  ];
}

async function notYetValid(): Promise<Vector[]> {
  return [await atGate("a second before it begins", gate("not_yet_valid", { now: notBefore - 1 }))];
}

async function superseded(): Promise<Vector[]> {
  const serial = toHex(OMURALIEV.serial);
  const second = { ...OMURALIEV, issue: 2, serial: fromHex(`10${serial.slice(2)}`) };
  return [
    await atGate("a newer issue was made", gate("superseded", { superseded: [serial] })),
    await atGate("the newer issue itself", gate("admit", { superseded: [serial] }), second),
    await atGate(
      "revoked and superseded: revoked is told",
      gate("revoked", { revoked: [toHex(second.serial)], superseded: [toHex(second.serial)] }),
      { ...second, issue: 3 },
    ),
  ];
}

/** Which refusal a turned bit gets depends on where it stands; that it is refused does not. */
async function flipped(): Promise<Vector[]> {
  return Promise.all(
    bitFlips().map(async ({ name, text }) => {
      const result = await verifyBadge(text, TRUSTED, portableEd25519);
      if (result.ok) throw new Error(`${name} is taken for a genuine badge`);
      return refused(name, text, result.error);
    }),
  );
}
