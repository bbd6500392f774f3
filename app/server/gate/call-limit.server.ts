import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** No gate sees twenty badges a second; a phone that calls so often is broken, or no phone. A minute's worth each. */
const CALLS_A_MINUTE = 1_200;

/** Each process counts for itself: a phone keeps its connection, and a limit shared by all would cost each call a write. */
const limiter = new RateLimiterMemory({ points: CALLS_A_MINUTE, duration: 60 });

/**
 * Counts a call of a phone.
 * @throws Response 429 with `Retry-After` once it called too often; other phones are not touched
 */
export async function limitCalls(deviceId: string): Promise<void> {
  try {
    await limiter.consume(deviceId);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.ceil(refusal.msBeforeNext / 1000);
    throw Response.json(
      { error: "too_often" },
      { status: 429, headers: { "retry-after": String(seconds) } },
    );
  }
}
