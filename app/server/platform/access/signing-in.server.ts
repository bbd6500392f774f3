import { eq } from "drizzle-orm";

import { account, accountRole } from "#db/schema/person.ts";

import { database } from "../database.server.ts";
import { forgetAsking, rememberBrowser } from "./asking-browser.server.ts";
import { closeSession, openSession } from "./session.server.ts";
import { owesSecondFactor } from "./viewer.server.ts";

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

/** The same after the second step. A new secret for the whole session: the half one must not become a whole one. */
export async function afterSecondFactor(accountId: string, request: Request): Promise<Headers> {
  const { email } = await personOf(accountId);
  await closeSession(request);
  const headers = cookies(await openSession(accountId, { secondFactor: true, request }));
  headers.append("set-cookie", await rememberBrowser(email));
  return headers;
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
