import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";

import { rateLimit } from "#db/schema/person.ts";

import { database } from "../database.server.ts";

/** How often something may be tried: `points` in `minutes`, per key. Real time, counted in the database. */
const LIMITS = {
  /** Codes asked for one address. */
  codeByEmail: { points: 5, minutes: 15 },
  /** Codes asked from one network address; a whole ministry may sit behind it. */
  codeByAddress: { points: 60, minutes: 15 },
  /** Codes tried for one address, right or wrong. */
  tryByEmail: { points: 10, minutes: 15 },
  /** Applications posted from one network address, and for one e-mail address. */
  applyByAddress: { points: 20, minutes: 60 },
  applyByEmail: { points: 5, minutes: 60 },
  /** Second factors tried by one account. */
  factorByAccount: { points: 10, minutes: 15 },
} as const;
export type Limit = keyof typeof LIMITS;

/** Counts an attempt. Answers 0, or the minutes to wait when there were too many. */
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
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 60_000);
    throw refusal;
  }
}
