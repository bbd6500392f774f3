import { eq } from "drizzle-orm";

import { CODE_PREFIX } from "#app/domain/badge/code-prefix.ts";
import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { badge } from "#db/schema/badge.ts";
import { pass } from "#db/schema/pass.ts";

import { database } from "../platform/database.server.ts";
import { verificationKeys } from "./keys.server.ts";

/** What a scanner typed at the desk: a code of ours, or the words of somebody looking for a person. */
export const isScan = (words: string): boolean =>
  words.trim().toUpperCase().startsWith(CODE_PREFIX);

/**
 * Where the desk is led by a scan: to the holder of a badge, dead or alive, or to a pass, by its short number: an address
 * never holds the code itself. A code that is not genuine, or that we never issued, tells nothing about anybody.
 */
export async function addressOfScan(words: string): Promise<string> {
  const verified = await verifyBadge(words.trim(), await verificationKeys());
  if (!verified.ok) return UNKNOWN;
  const { serial } = verified.value.claims;
  const [ofBadge, ofPass] = await Promise.all([
    database().select({ number: badge.shortNumber }).from(badge).where(eq(badge.serial, serial)),
    database().select({ number: pass.shortNumber }).from(pass).where(eq(pass.serial, serial)),
  ]);
  const found = (path: string, number: string) => `${path}?find=${encodeURIComponent(number)}`;
  if (ofBadge[0]) return found("/badges", ofBadge[0].number);
  return ofPass[0]?.number ? found("/badges/passes", ofPass[0].number) : UNKNOWN;
}

const UNKNOWN = "/badges?scan=unknown";
