import { createHmac, timingSafeEqual } from "node:crypto";

import { and, eq, sql } from "drizzle-orm";

import type { LinkKind } from "#app/domain/bilateral/link.ts";
import { secretLink } from "#db/schema/meeting.ts";

import { audit } from "../platform/audit.server.ts";
import { type Database, database, type Transaction } from "../platform/database.server.ts";
import type { ByHand } from "./in-one-go.server.ts";
import { linkKeyOf } from "./link-key.server.ts";

/** What a link opens: `subject` is a delegation or a room. */
export type LinkTo = { kind: LinkKind; subject: string };

/**
 * The secret of the link in force, 256 bits (HMAC-SHA-256 under the link key). Nothing is stored of it: it is made of what
 * it opens and of the number of times it was renewed, so that it can be shown again, and no copy of the database opens
 * anything. It outlives a change of the master key.
 */
export async function linkSecret(
  to: LinkTo,
  db: Database | Transaction = database(),
): Promise<string> {
  const [renewed] = await db
    .select({ generation: secretLink.generation })
    .from(secretLink)
    .where(and(eq(secretLink.kind, to.kind), eq(secretLink.subject, to.subject)));
  return secretOf(await linkKeyOf(db), to, renewed?.generation ?? 1);
}

/** Whether a secret opens what it is shown for. A renewed link's former secret does not. */
export async function opensLink(to: LinkTo, secret: string): Promise<boolean> {
  const due = Buffer.from(await linkSecret(to));
  const shown = Buffer.from(secret);
  return shown.length === due.length && timingSafeEqual(shown, due);
}

/** Makes a new link; the old one is dead from then on. */
export function renewLink(to: LinkTo, { actor, now }: ByHand): Promise<string> {
  return database().transaction(async (tx) => {
    const by = { renewedBy: actor, renewedAt: now };
    await tx
      .insert(secretLink)
      .values({ ...to, generation: 2, ...by })
      .onConflictDoUpdate({
        target: [secretLink.kind, secretLink.subject],
        set: { generation: sql`${secretLink.generation} + 1`, ...by },
      });
    await audit(tx, {
      actor,
      action: "link.renewed",
      subjectKind: to.kind,
      subjectId: to.subject,
      at: now,
    });
    return linkSecret(to, tx);
  });
}

const secretOf = (key: Uint8Array, { kind, subject }: LinkTo, generation: number): string =>
  createHmac("sha256", key)
    .update(JSON.stringify([kind, subject, generation]))
    .digest("base64url");
