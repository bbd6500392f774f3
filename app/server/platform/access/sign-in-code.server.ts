import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { account, signInCode } from "#db/schema/person.ts";

import { realNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { env } from "../env.server.ts";
import { queueCode } from "./code-mail.server.ts";

const CODE_MINUTES = 10;
const TRIES_A_CODE = 5;

/** A code is stored as a keyed digest: a copy of the database alone does not sign anybody in. */
const digest = (email: string, code: string): Buffer =>
  createHmac("sha256", env().SESSION_SECRET).update(`${email}\n${code}`).digest();

/** Addresses are compared without case and surrounding space. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/**
 * Mails a six-digit code if the address has an account. The answer is the same either way, so that nobody can
 * find out who has one.
 */
export async function sendSignInCode(email: string): Promise<void> {
  const address = normalEmail(email);
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const expiresAt = new Date(realNow().getTime() + CODE_MINUTES * 60_000);
  await database().transaction(async (tx) => {
    const [known] = await tx.select().from(account).where(eq(account.email, address));
    await tx.delete(signInCode).where(lt(signInCode.expiresAt, realNow()));
    // A stranger's code is written too, and mailed to nobody: the work, and so the time, is alike.
    await tx
      .insert(signInCode)
      .values({ email: address, digest: digest(address, code), expiresAt });
    if (known)
      await queueCode(tx, { recipient: address, language: known.language, code, expiresAt });
  });
}

/** Why a code does not sign in. */
export type CodeRefusal = "wrong" | "expired";

/** Takes the newest code of an address: it works once, within its time, and not after five wrong tries. */
export async function takeSignInCode(
  email: string,
  code: string,
): Promise<Result<{ accountId: string }, CodeRefusal>> {
  const address = normalEmail(email);
  return database().transaction(async (tx) => {
    const [newest] = await tx
      .select()
      .from(signInCode)
      .where(
        and(
          eq(signInCode.email, address),
          isNull(signInCode.usedAt),
          gt(signInCode.expiresAt, realNow()),
          lt(signInCode.attempts, TRIES_A_CODE),
        ),
      )
      .orderBy(desc(signInCode.expiresAt))
      .limit(1)
      .for("update");
    if (!newest) return err("expired");
    if (!timingSafeEqual(newest.digest, digest(address, code))) {
      await tx
        .update(signInCode)
        .set({ attempts: sql`${signInCode.attempts} + 1` })
        .where(eq(signInCode.id, newest.id));
      return err("wrong");
    }
    await tx.update(signInCode).set({ usedAt: realNow() }).where(eq(signInCode.id, newest.id));
    const [known] = await tx
      .select({ id: account.id })
      .from(account)
      .where(eq(account.email, address));
    return known ? ok({ accountId: known.id }) : err("expired");
  });
}
