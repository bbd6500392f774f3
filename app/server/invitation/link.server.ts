import { createHash, randomBytes } from "node:crypto";

import { eq, and, isNull } from "drizzle-orm";

import { linkExpiry } from "#app/domain/invitation/state.ts";
import { invitationLink } from "#db/schema/invitation.ts";

import { realNow } from "../platform/clock.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { env } from "../platform/env.server.ts";

/** 256 bits: a link cannot be guessed, so what is stored of it need be no more than a plain digest. */
const SECRET_BYTES = 32;

export const digestOf = (secret: string): Uint8Array =>
  createHash("sha256").update(secret).digest();

/** The page of an invitation. `language` is that of the letter which holds the link. */
export const linkAddress = (secret: string, language: string): string =>
  `${env().ORIGIN}/invitation/${secret}?language=${language}`;

/** Makes the one working link of an invitation; an earlier one stops. The secret is in the answer alone. */
export async function renewLink(
  tx: Transaction,
  invitationId: string,
): Promise<{ secret: string; expiresAt: Date }> {
  const now = realNow();
  await tx
    .update(invitationLink)
    .set({ replacedAt: now })
    .where(and(eq(invitationLink.invitationId, invitationId), isNull(invitationLink.replacedAt)));
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const expiresAt = linkExpiry(now);
  await tx
    .insert(invitationLink)
    .values({ digest: digestOf(secret), invitationId, sentAt: now, expiresAt });
  return { secret, expiresAt };
}
