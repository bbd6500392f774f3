import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";

import { err, ok, type Result } from "#app/domain/result.ts";
import { account } from "#db/schema/person.ts";

import { realNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { unsealText } from "../sealing.server.ts";

const PERIOD_SECONDS = 30;

/** Why the second step was not taken: no secret yet, or digits that do not fit (or were used before). */
export type FactorRefusal = "missing" | "wrong";

/**
 * Checks six digits of an authenticator app (TOTP, RFC 6238): 30 s steps, one step either way for slow clocks, and
 * no step twice (RFC 6238 §5.2).
 */
export async function takeSecondFactor(
  accountId: string,
  digits: string,
): Promise<Result<null, FactorRefusal>> {
  return database().transaction(async (tx) => {
    const [person] = await tx.select().from(account).where(eq(account.id, accountId)).for("update");
    if (!person?.totpSealed) return err("missing");
    const totp = totpOf(unsealText("account.totp_sealed", person.totpSealed));
    const timestamp = realNow().getTime();
    const delta = totp.validate({ token: digits, timestamp, window: 1 });
    if (delta === null) return err("wrong");
    const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
    if (person.totpLastStep !== null && step <= person.totpLastStep) return err("wrong");
    await tx.update(account).set({ totpLastStep: step }).where(eq(account.id, accountId));
    return ok(null);
  });
}

/**
 * The digits that `takeSecondFactor` would take next: those of this moment, or of the next step where these were used.
 * Null without a secret. Whoever shows them gives the second factor away; only the demonstration may.
 */
export async function digitsToTake(accountId: string): Promise<string | null> {
  const [person] = await database().select().from(account).where(eq(account.id, accountId));
  if (!person?.totpSealed) return null;
  const step = Math.floor(realNow().getTime() / 1000 / PERIOD_SECONDS);
  const free = Math.max(step, (person.totpLastStep ?? 0) + 1);
  return totpOf(unsealText("account.totp_sealed", person.totpSealed)).generate({
    timestamp: free * PERIOD_SECONDS * 1000,
  });
}

/** Has this account the secret of an authenticator? */
export async function hasAuthenticator(accountId: string): Promise<boolean> {
  const [person] = await database()
    .select({ totpSealed: account.totpSealed })
    .from(account)
    .where(eq(account.id, accountId));
  return Boolean(person?.totpSealed);
}

/** The generator behind a base32 secret. */
export const totpOf = (secret: string): TOTP =>
  new TOTP({ issuer: "Shanyrak", period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) });
