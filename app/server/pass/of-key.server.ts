import { and, asc, eq, gt, isNull } from "drizzle-orm";

import { pass } from "#db/schema/pass.ts";

import { parseKeyId } from "../badge/key-register.server.ts";
import { database } from "../platform/database.server.ts";
import { replacePass } from "./end.server.ts";
import type { By } from "./floater.server.ts";

/** The passes that a key signed and that are still good by their time: those to replace when it was revoked. */
export async function passesOfKey(hex: string, now: Date) {
  const id = parseKeyId(hex);
  if (id === null) return [];
  return database()
    .select({ id: pass.id, number: pass.number, shortNumber: pass.shortNumber })
    .from(pass)
    .where(and(eq(pass.keyId, id), isNull(pass.revokedAt), gt(pass.expiresAt, now)))
    .orderBy(asc(pass.number));
}

/**
 * Replaces what a revoked key signed, each pass in a transaction of its own under a new number. Asked again, it goes on
 * with those that are left. Answers how many.
 */
export async function replacePassesOf(hex: string, by: By): Promise<number> {
  let replaced = 0;
  for (const { id } of await passesOfKey(hex, by.now)) {
    const made = await replacePass({ passId: id, reason: "security" }, by);
    if (made.ok) replaced += 1;
  }
  return replaced;
}
