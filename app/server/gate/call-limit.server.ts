import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** No gate sees twenty badges a second; a phone that calls so often is broken, or no phone. A minute's worth each. */
const CALLS_A_MINUTE = 1_200;

/** Each process counts for itself: a phone keeps its connection, and a limit shared by all would cost each call a write. */
const limiter = new RateLimiterMemory({ points: CALLS_A_MINUTE, duration: 60 });

/**
 * Counts a call of a phone.
 * @returns the seconds that it shall wait once it called too often; other phones are not touched
 */
export async function secondsToWait(deviceId: string): Promise<number> {
  try {
    await limiter.consume(deviceId);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}
