import { and, desc, gte, isNull, lte, sql } from "drizzle-orm";

import { toHex } from "#app/crypto/bytes.ts";
import { makeKeyPair } from "#app/crypto/ed25519.ts";
import { keyIdOf } from "#app/crypto/key-id.ts";
import type { SigningKey } from "#app/crypto/sign-badge.ts";
import type { VerificationKey } from "#app/domain/badge/claims.ts";
import type { Validity } from "#app/domain/badge/issue.ts";
import { signingKey } from "#db/schema/badge.ts";

import { database, type Transaction } from "../platform/database.server.ts";
import { ofTheMoment } from "../platform/of-the-moment.server.ts";
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

/** `verificationKeys`, for gates. */
export const keysOfTheMoment = ofTheMoment(verificationKeys);

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

/**
 * The youngest key that may sign and that opens. One sealed under a lost master key is passed over, so that badges are
 * still issued; what it signed stays good at the gates, which need public halves alone.
 */
async function usableKey(
  tx: Transaction,
  { notBefore }: Validity,
): Promise<SigningKey | undefined> {
  const rows = await tx
    .select({ id: signingKey.id, privateSealed: signingKey.privateSealed })
    .from(signingKey)
    .where(
      and(
        isNull(signingKey.revokedAt),
        lte(signingKey.notBefore, notBefore),
        gte(signingKey.notAfter, notBefore),
      ),
    )
    .orderBy(desc(signingKey.createdAt), desc(signingKey.id));
  for (const { id, privateSealed } of rows) {
    const seed = openedSeed(id, privateSealed);
    if (seed) return { id, seed };
  }
  return undefined;
}

/**
 * The key that signs the gates' lists: the oldest that still counts, for phones know it longest. A key made since their last
 * contact reaches them in a list that this one signs. Made here if no badge was issued yet.
 */
export async function listSigningKey(validity: Validity, now: Date): Promise<SigningKey> {
  const rows = await database()
    .select({ id: signingKey.id, privateSealed: signingKey.privateSealed })
    .from(signingKey)
    .where(isNull(signingKey.revokedAt))
    .orderBy(signingKey.createdAt, signingKey.id);
  for (const { id, privateSealed } of rows) {
    const seed = openedSeed(id, privateSealed);
    if (seed) return { id, seed };
  }
  return database().transaction((tx) => signingKeyFor(tx, validity, now));
}

/** Unsealed once a process, so that the imported key is kept as well; never written anywhere. Null is one that is lost. */
const opened = new Map<string, Uint8Array | null>();

function openedSeed(id: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  const name = toHex(id);
  const known = opened.get(name);
  if (known !== undefined) return known;
  const seed = unsealed(name, sealed);
  opened.set(name, seed);
  return seed;
}

function unsealed(name: string, sealed: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(unseal("signing_key.private_sealed", sealed));
  } catch {
    console.warn(
      `The private half of signing key ${name} does not open under this master key: it signs no more.`,
    );
    return null;
  }
}

/** Makes a key for badges of this validity; it is the youngest, and so the one that signs from now on. */
export async function makeKey(tx: Transaction, validity: Validity, now: Date): Promise<SigningKey> {
  const { seed, publicKey } = makeKeyPair();
  const id = await keyIdOf(publicKey);
  await tx.insert(signingKey).values({
    id,
    publicKey,
    privateSealed: seal("signing_key.private_sealed", seed),
    notBefore: now < validity.notBefore ? now : validity.notBefore,
    notAfter: validity.expires,
  });
  return { id, seed };
}
