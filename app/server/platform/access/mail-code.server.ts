import { randomInt } from "node:crypto";

import { and, count, eq, gt, isNull } from "drizzle-orm";
import type { Task } from "graphile-worker";
import { z } from "zod";

import { account, signInCode } from "#db/schema/person.ts";

import { realNow } from "../clock.server.ts";
import { database, type Transaction } from "../database.server.ts";
import { queueCode } from "./code-mail.server.ts";
import { CODE_MINUTES, codeDigest, KEPT_HOURS } from "./sign-in-code.server.ts";

const payloadShape = z.object({ codeId: z.uuid() });

const DIGITS = 6;
/**
 * Strangers' browsers may ask for an address without end, at the pace of the limits, and each code may be tried five times.
 * Past a dozen in a day their codes grow longer instead of scarcer: guessing is hopeless, and the owner is not locked out.
 */
const DIGITS_UNDER_PRESSURE = 10;
const CALM_A_DAY = 12;

/**
 * The job `mail_code`: makes the code that was asked for and queues its message, if the address has an account; a code is
 * in clear in the message alone. Run twice it does nothing the second time.
 */
export const mailCode: Task = async (payload) => {
  const { codeId } = payloadShape.parse(payload);
  await database().transaction(async (tx) => {
    const [asked] = await tx
      .select({
        id: signInCode.id,
        email: signInCode.email,
        fromKnownBrowser: signInCode.fromKnownBrowser,
        language: account.language,
      })
      .from(signInCode)
      .innerJoin(account, eq(account.email, signInCode.email))
      .where(and(eq(signInCode.id, codeId), isNull(signInCode.digest)))
      .for("update", { of: signInCode });
    if (!asked) return;
    const { id, email, fromKnownBrowser, language } = asked;
    const isLong = !fromKnownBrowser && (await isPressed(tx, email));
    const digits = isLong ? DIGITS_UNDER_PRESSURE : DIGITS;
    const code = Array.from({ length: digits }, () => randomInt(10)).join("");
    const expiresAt = new Date(realNow().getTime() + CODE_MINUTES * 60_000);
    await tx
      .update(signInCode)
      .set({ digest: codeDigest(id, code), expiresAt })
      .where(eq(signInCode.id, id));
    await queueCode(tx, { recipient: email, language, code, expiresAt });
  });
};

async function isPressed(tx: Transaction, email: string): Promise<boolean> {
  const dayAgo = new Date(realNow().getTime() - KEPT_HOURS * 3_600_000);
  const [strangers] = await tx
    .select({ asked: count() })
    .from(signInCode)
    .where(
      and(
        eq(signInCode.email, email),
        eq(signInCode.fromKnownBrowser, false),
        gt(signInCode.askedAt, dayAgo),
      ),
    );
  return (strangers?.asked ?? 0) > CALM_A_DAY;
}
