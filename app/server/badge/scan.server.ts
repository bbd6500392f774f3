import { eq } from "drizzle-orm";

import { PREFIX } from "#app/crypto/sign-badge.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { badge } from "#db/schema/badge.ts";

import { database } from "../platform/database.server.ts";
import { verificationKeys } from "./keys.server.ts";

/** What a scanner typed at the desk: a code of ours, or the words of somebody looking for a person. */
export const isScan = (words: string): boolean => words.trim().toUpperCase().startsWith(PREFIX);

/**
 * The short number of a scanned badge, dead or alive. Null for a code that is not genuine, and for one whose badge we
 * never issued: neither tells anything about anybody.
 */
export async function scannedNumber(words: string): Promise<string | null> {
  const verified = await verifyBadge(words.trim(), await verificationKeys());
  if (!verified.ok) return null;
  const [row] = await database()
    .select({ shortNumber: badge.shortNumber })
    .from(badge)
    .where(eq(badge.serial, verified.value.claims.serial));
  return row?.shortNumber ?? null;
}
