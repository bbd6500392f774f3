import { and, desc, gte, isNull, lte, sql } from "drizzle-orm";

import { toHex } from "#app/crypto/bytes.ts";
import { makeKeyPair } from "#app/crypto/ed25519.ts";
import { keyIdOf } from "#app/crypto/key-id.ts";
import type { SigningKey } from "#app/crypto/sign-badge.ts";
import type { VerificationKey } from "#app/domain/badge/claims.ts";
import type { Validity } from "#app/domain/badge/issue.ts";
import { signingKey } from "#db/schema/badge.ts";

import { database, type Transaction } from "../platform/database.server.ts";
import { seal, unseal } from "../platform/sealing.server.ts";

const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);

/** Every key that was ever ours, revoked ones too: a gate must be able to say why it refuses. */
export async function verificationKeys(): Promise<VerificationKey[]> {
  const rows = await database().select().from(signingKey).orderBy(signingKey.createdAt);
  return rows.map(({ id, publicKey, notBefore, notAfter, revokedAt }) => ({
    id,
    publicKey,
    notBefore: seconds(notBefore),
    notAfter: seconds(notAfter),
    revoked: revokedAt !== null,
  }));
}

/**
 * The key that signs badges of this validity: the youngest whose time holds their `nbf`. Made at first need, by one
 * process alone: the others wait for its transaction.
 */
export async function signingKeyFor(
  tx: Transaction,
  validity: Validity,
  now: Date,
): Promise<SigningKey> {
  const found = await usableKey(tx, validity);
  if (found) return found;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('signing_key'))`);
  return (await usableKey(tx, validity)) ?? (await makeKey(tx, validity, now));
}

async function usableKey(
  tx: Transaction,
  { notBefore }: Validity,
): Promise<SigningKey | undefined> {
  const [row] = await tx
    .select({ id: signingKey.id, privateSealed: signingKey.privateSealed })
    .from(signingKey)
    .where(
      and(
        isNull(signingKey.revokedAt),
        lte(signingKey.notBefore, notBefore),
        gte(signingKey.notAfter, notBefore),
      ),
    )
    .orderBy(desc(signingKey.createdAt), desc(signingKey.id))
    .limit(1);
  return row && { id: row.id, seed: openedSeed(row.id, row.privateSealed) };
}

/** Unsealed once a process, so that the imported key is kept as well; never written anywhere. */
const opened = new Map<string, Uint8Array>();

function openedSeed(id: Uint8Array, sealed: Uint8Array): Uint8Array {
  const known = opened.get(toHex(id));
  if (known) return known;
  const seed = new Uint8Array(unseal(sealed));
  opened.set(toHex(id), seed);
  return seed;
}

async function makeKey(tx: Transaction, validity: Validity, now: Date): Promise<SigningKey> {
  const { seed, publicKey } = makeKeyPair();
  const id = await keyIdOf(publicKey);
  await tx.insert(signingKey).values({
    id,
    publicKey,
    privateSealed: seal(seed),
    notBefore: now < validity.notBefore ? now : validity.notBefore,
    notAfter: validity.expires,
  });
  return { id, seed };
}
