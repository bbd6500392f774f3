import { eq } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { account, accountRole, session } from "#db/schema/person.ts";

import { audit } from "../audit.server.ts";
import { summitNow } from "../clock.server.ts";
import { database } from "../database.server.ts";
import { forgetAsking, knownBrowser, rememberBrowser } from "./asking-browser.server.ts";
import { attemptKey, minutesToWait } from "./attempts.server.ts";
import { type PasskeyRefusal, takePasskey } from "./passkey/take.server.ts";
import { type FactorRefusal, takeSecondFactor } from "./second-factor.server.ts";
import { closeSession, openSession } from "./session.server.ts";
import { owesSecondFactor, type Presence } from "./viewer.server.ts";

/**
 * Opens the session of somebody whose code was right; answers the `Set-Cookie` headers. Staff who still owe the second
 * step are led there by the policy at the next door; everybody else has signed in, and this browser is known from now on.
 */
export async function afterCode(accountId: string, request: Request): Promise<Headers> {
  const { email, roles } = await personOf(accountId);
  const headers = cookies(await openSession(accountId, { secondFactor: false, request }));
  headers.append("set-cookie", await forgetAsking());
  if (!owesSecondFactor(roles)) headers.append("set-cookie", await rememberBrowser(email));
  return headers;
}

/** `ended`: too many wrong digits, the half session is over; `wait`: minutes until this account's next try. */
export type SecondStep =
  | { kind: "signed-in"; headers: Headers }
  | { kind: "refused"; problem: FactorRefusal | "wait"; wait: number }
  | { kind: "ended"; headers: Headers };

/**
 * The second step of somebody whose code was right. Five tries a half session; beyond that strangers to the account, who
 * would have to read its mail, are counted together, and each browser that it has signed in with before for itself.
 */
export async function takeSecondStep(
  half: Extract<Presence, { kind: "half" }>,
  digits: string,
  request: Request,
): Promise<SecondStep> {
  const { accountId } = half;
  if ((await minutesToWait("factorBySession", attemptKey(half.session.id))) > 0) {
    return { kind: "ended", headers: await endHalf(half, request) };
  }
  const { email } = await personOf(accountId);
  const known = await knownBrowser(request, email);
  const wait = known
    ? await minutesToWait("factorByKnownBrowser", known)
    : await minutesToWait("factorByAccount", accountId);
  if (wait > 0) return { kind: "refused", problem: "wait", wait };
  const taken = await takeSecondFactor(accountId, digits);
  if (!taken.ok) return { kind: "refused", problem: taken.error, wait: 0 };
  return { kind: "signed-in", headers: await afterSecondFactor(accountId, email, request) };
}

/** A new secret for the whole session: the half one must not become a whole one. */
async function afterSecondFactor(
  accountId: string,
  email: string,
  request: Request,
): Promise<Headers> {
  await closeSession(request);
  const headers = cookies(await openSession(accountId, { secondFactor: true, request }));
  headers.append("set-cookie", await rememberBrowser(email));
  return headers;
}

/** Whoever goes on guessing begins again with a new code; the auditors read that it happened. */
async function endHalf(
  { accountId, session: { id } }: Extract<Presence, { kind: "half" }>,
  request: Request,
): Promise<Headers> {
  const at = await summitNow();
  await database().transaction(async (tx) => {
    const ended = await tx.delete(session).where(eq(session.id, id)).returning();
    if (ended.length === 0) return;
    await audit(tx, {
      ...{ actor: accountId, action: "account.factor_failed_often", at },
      ...{ subjectKind: "account", subjectId: accountId },
    });
  });
  return cookies(await closeSession(request));
}

/** By a passkey: possession and the person's finger, face or PIN in one, so nobody owes a second step. ADR 0029. */
export async function signInByPasskey(
  answer: unknown,
  asker: Uint8Array | null,
  request: Request,
): Promise<Result<Headers, PasskeyRefusal>> {
  if (asker === null) return err("stale");
  const taken = await takePasskey(answer, { purpose: "sign_in", asker });
  if (!taken.ok) return taken;
  const { accountId, passkeyId, note } = taken.value;
  const { email } = await personOf(accountId);
  const at = await summitNow();
  const opened = await database().transaction(async (tx) => {
    if (!(await note(tx))) return null;
    await audit(tx, {
      ...{ actor: accountId, action: "passkey.used", at, fields: ["sign_in"] },
      ...{ subjectKind: "passkey", subjectId: passkeyId },
    });
    return openSession(accountId, { secondFactor: true, request }, tx);
  });
  if (opened === null) return err("wrong");
  await closeSession(request);
  const headers = cookies(opened);
  headers.append("set-cookie", await forgetAsking());
  headers.append("set-cookie", await rememberBrowser(email));
  return ok(headers);
}

const cookies = (first: string): Headers => new Headers({ "set-cookie": first });

async function personOf(accountId: string) {
  const rows = await database()
    .select({ email: account.email, role: accountRole.role })
    .from(account)
    .leftJoin(accountRole, eq(accountRole.accountId, account.id))
    .where(eq(account.id, accountId));
  const [first] = rows;
  if (!first) throw new Error("The account is gone");
  return { email: first.email, roles: rows.flatMap(({ role }) => (role ? [role] : [])) };
}
