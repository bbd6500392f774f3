import { createHmac, timingSafeEqual } from "node:crypto";

import { and, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { account, signInCode } from "#db/schema/person.ts";

import { realNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { queueJob } from "../jobs/put-job.server.ts";
import { env } from "../env.server.ts";

export const CODE_MINUTES = 10;
const TRIES_A_CODE = 5;
/** Kept so long, to know how much an address is asked for. */
export const KEPT_HOURS = 24;

/** Compared with where no code was mailed: the work is alike. */
const NO_CODE = Buffer.alloc(32);

/** A code is stored as a keyed digest: a copy of the database alone does not sign anybody in. */
export const codeDigest = (id: string, code: string): Buffer =>
  createHmac("sha256", env().SESSION_SECRET).update(`${id}\n${code}`).digest();

/** Addresses are compared without case and surrounding space. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** Digits as typed or pasted from a message, in groups or not; null for anything else. */
export function typedDigits(text: string): string | null {
  const digits = text.replace(/\s/g, "");
  return /^\d{6,10}$/.test(digits) ? digits : null;
}

/**
 * Asks for a code by mail. Whether the address has an account is not looked at here: the same statements run for each, and
 * the job `mail_code` makes and sends the code where there is somebody to send it to. Earlier codes stay good.
 * @param asker the digest of the secret of the browser, which alone may try the code
 */
export async function askForCode(
  email: string,
  asker: Uint8Array,
  options: { fromKnownBrowser: boolean },
): Promise<void> {
  const now = realNow();
  await database().transaction(async (tx) => {
    const kept = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
    await tx.delete(signInCode).where(lt(signInCode.askedAt, kept));
    const [asked] = await tx
      .insert(signInCode)
      .values({
        email: normalEmail(email),
        asker,
        ...options,
        askedAt: now,
        expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
      })
      .returning({ id: signInCode.id });
    if (!asked) throw new Error("The wish for a code was not stored");
    await queueJob(tx, "mail_code", { codeId: asked.id });
  });
}

/** Why a code does not sign in. */
export type CodeRefusal = "wrong" | "expired";

/**
 * Takes a code that this browser asked for: any of its live ones, each once, within its time, and not after five wrong
 * tries. A wrong try counts against each code that it was compared with, and against no other browser's.
 */
export async function takeSignInCode(
  email: string,
  code: string,
  asker: Uint8Array | null,
): Promise<Result<{ accountId: string }, CodeRefusal>> {
  const address = normalEmail(email);
  return database().transaction(async (tx) => {
    const live = await tx
      .select({ id: signInCode.id, digest: signInCode.digest })
      .from(signInCode)
      .where(
        and(
          eq(signInCode.asker, asker ?? NO_CODE),
          eq(signInCode.email, address),
          isNull(signInCode.usedAt),
          gt(signInCode.expiresAt, realNow()),
          lt(signInCode.attempts, TRIES_A_CODE),
        ),
      )
      .for("update");
    if (live.length === 0) return err("expired");
    const compared = inArray(
      signInCode.id,
      live.map(({ id }) => id),
    );
    const fits = live.filter(({ id, digest }) =>
      timingSafeEqual(digest ?? NO_CODE, codeDigest(id, code)),
    );
    if (fits.length === 0) {
      await tx
        .update(signInCode)
        .set({ attempts: sql`${signInCode.attempts} + 1` })
        .where(compared);
      return err("wrong");
    }
    await tx.update(signInCode).set({ usedAt: realNow() }).where(compared);
    const [known] = await tx
      .select({ id: account.id })
      .from(account)
      .where(eq(account.email, address));
    return known ? ok({ accountId: known.id }) : err("expired");
  });
}
