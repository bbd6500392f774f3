import { createHash } from "node:crypto";

import { lt } from "drizzle-orm";
import type { Task } from "graphile-worker";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";

import { rateLimit } from "#db/schema/person.ts";

import { realNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { addressOf } from "./address.server.ts";

/**
 * How often something may be tried: `points` in `minutes`, per key. Real time, counted in the database, so that it holds
 * over all web processes. What a stranger can use up is never what the owner needs. ADR 0028.
 */
const LIMITS = {
  /** Codes asked from one network address; a whole ministry may sit behind it. */
  codeByAddress: { points: 60, minutes: 15 },
  /** Codes for one e-mail address asked from one network address. */
  codeByEmailAndAddress: { points: 5, minutes: 15 },
  /** Codes for one e-mail address asked by browsers that never signed in to it, from everywhere: what its mailbox must bear. */
  codeByEmail: { points: 8, minutes: 15 },
  /** Codes asked by a browser that has signed in to the account before. */
  codeByKnownBrowser: { points: 5, minutes: 15 },
  /** Codes tried from one network address. Each code bears five tries besides. */
  tryByAddress: { points: 300, minutes: 15 },
  /** Challenges for a passkey asked from one network address, one for each sign-in page that is opened. */
  passkeyByAddress: { points: 300, minutes: 15 },
  /** Applications posted from one network address, and for one e-mail address. */
  applyByAddress: { points: 20, minutes: 60 },
  applyByEmail: { points: 5, minutes: 60 },
  /** Second factors tried in one half session, of which it ends. */
  factorBySession: { points: 5, minutes: 60 },
  /** Second factors of one account tried by browsers that never signed in to it. */
  factorByAccount: { points: 10, minutes: 60 },
  /** Second factors tried by a browser that has. */
  factorByKnownBrowser: { points: 10, minutes: 15 },
  /** Proofs tried again in one session. */
  proofBySession: { points: 5, minutes: 15 },
} as const;
export type Limit = keyof typeof LIMITS;

/** The key of what is counted by a session. */
export const attemptKey = (sessionId: Uint8Array): string =>
  Buffer.from(sessionId).toString("base64url");

/** Counts an attempt; of its key a digest is stored. Answers 0, or the minutes to wait when there were too many. */
export async function minutesToWait(limit: Limit, key: string): Promise<number> {
  const { points, minutes } = LIMITS[limit];
  const limiter = new RateLimiterDrizzle({
    storeClient: database(),
    schema: rateLimit,
    keyPrefix: limit,
    points,
    duration: minutes * 60,
    clearExpiredByTimeout: false,
  });
  try {
    await limiter.consume(createHash("sha256").update(key).digest("base64url"));
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 60_000);
    throw refusal;
  }
}

/** The job `forget_attempts`: counters that no longer count. Each stranger leaves one for each address they tried. */
export const forgetAttempts: Task = async () => {
  await database().delete(rateLimit).where(lt(rateLimit.expire, realNow()));
};

/**
 * Counts a wish for a code. A browser that the owner has signed in with before is counted apart, so that whatever
 * strangers ask for, from wherever, its owner gets theirs.
 * @param known that browser's name, or null for any other
 */
export async function minutesToAsk(
  request: Request,
  email: string,
  known: string | null,
): Promise<number> {
  const address = addressOf(request);
  if (known !== null) return minutesToWait("codeByKnownBrowser", known);
  const byAddress = Math.max(
    await minutesToWait("codeByAddress", address),
    await minutesToWait("codeByEmailAndAddress", `${email} ${address}`),
  );
  // One address that asks too often does not use up what all others have together.
  return byAddress > 0 ? byAddress : minutesToWait("codeByEmail", email);
}
