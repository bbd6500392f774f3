import { and, count, desc, eq, isNull, sql } from "drizzle-orm";

import { fromHex, toHex } from "#app/crypto/bytes.ts";
import { badgeValidity } from "#app/domain/badge/issue.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { badge, signingKey } from "#db/schema/badge.ts";

import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { makeKey } from "./keys.server.ts";

/** A signing key as its keeper sees it; the private half never leaves `keys.server.ts`. */
export type RegisteredKey = {
  /** Key id in hexadecimal, as `docs/formats.md` writes it. */
  id: string;
  notBefore: Date;
  notAfter: Date;
  createdAt: Date;
  revokedAt: Date | null;
  /** Live badges that it signed: they open gates while the key stands, and none once it is revoked. */
  live: number;
};

/** `actor` is an account id, or `system` at the operator's terminal; `now` is summit time. */
type By = { actor: string; now: Date };
export type KeyRefusal = "unknown_key" | "revoked_already";

const isLive = and(isNull(badge.supersededAt), isNull(badge.revokedAt));

/** A key id as people pass it on; null for what cannot be one. */
export const parseKeyId = (hex: string): Uint8Array | null =>
  /^[0-9a-f]{16}$/i.test(hex) ? fromHex(hex.toLowerCase()) : null;

/** All keys, youngest first: the first that is not revoked signs. */
export async function registeredKeys(): Promise<RegisteredKey[]> {
  const live = database()
    .select({ keyId: badge.keyId, live: count().as("live") })
    .from(badge)
    .where(isLive)
    .groupBy(badge.keyId)
    .as("live");
  const rows = await database()
    .select({
      id: signingKey.id,
      notBefore: signingKey.notBefore,
      notAfter: signingKey.notAfter,
      createdAt: signingKey.createdAt,
      revokedAt: signingKey.revokedAt,
      live: sql<number>`coalesce(${live.live}, 0)::int`,
    })
    .from(signingKey)
    .leftJoin(live, eq(live.keyId, signingKey.id))
    .orderBy(desc(signingKey.createdAt), desc(signingKey.id));
  return rows.map((row) => ({ ...row, id: toHex(row.id) }));
}

/** Makes a new key that signs from now on. Badges of the older ones stay good: a rotation stops no gate. */
export async function rotateKey({ actor, now }: By): Promise<{ id: string }> {
  const validity = badgeValidity((await summitDefinition()).badgeValidity);
  return database().transaction(async (tx) => {
    const key = await makeKey(tx, validity, now);
    await auditKey(tx, "signing_key.made", key.id, { actor, now });
    return { id: toHex(key.id) };
  });
}

/**
 * Takes a key out of trust: no badge that it signed opens a gate once the gates' lists are fetched anew. Without
 * another key one is made at the next issue. @see reissueBadges
 */
export async function revokeKey(
  hex: string,
  { actor, now }: By,
): Promise<Result<{ live: number }, KeyRefusal>> {
  const id = parseKeyId(hex);
  if (id === null) return err("unknown_key");
  return database().transaction(async (tx) => {
    const [key] = await tx.select().from(signingKey).where(eq(signingKey.id, id)).for("update");
    if (!key) return err("unknown_key");
    if (key.revokedAt) return err("revoked_already");
    await tx.update(signingKey).set({ revokedAt: now }).where(eq(signingKey.id, id));
    await auditKey(tx, "signing_key.revoked", id, { actor, now });
    const [signed] = await tx
      .select({ live: count() })
      .from(badge)
      .where(and(eq(badge.keyId, id), isLive));
    return ok({ live: signed?.live ?? 0 });
  });
}

const auditKey = (tx: Transaction, action: string, id: Uint8Array, { actor, now }: By) =>
  audit(tx, {
    actor,
    action,
    subjectKind: "signing_key",
    subjectId: toHex(id),
    fields: action === "signing_key.revoked" ? ["revokedAt"] : [],
    at: now,
  });
