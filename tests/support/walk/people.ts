import { eq } from "drizzle-orm";

import { DELEGATION_ROLES, ROLES, type Role } from "#app/domain/access/roles.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account, accountRole } from "#db/schema/person.ts";

/** Somebody at the doors: with a role, half signed in (the second factor is owed), or nobody. */
export type Walker = {
  who: Role | "half" | "nobody";
  roles: readonly Role[];
  cookie: string;
  /** Another session of theirs, for the doors that end one. */
  spare: string;
};

/**
 * One of each role, each with one role alone, somebody half signed in, and nobody. Sessions are real ones of the database.
 * @param delegationId whose focal point and deputy walk
 */
export async function walkers(delegationId: string): Promise<Walker[]> {
  const accounts = new Map<Role, string>();
  for (const role of ROLES) accounts.set(role, await accountWith(role, delegationId));
  const people = [...accounts].map(async ([role, accountId]): Promise<Walker> => ({
    ...{ who: role, roles: [role] },
    ...(await sessionsOf(accountId, true)),
  }));
  const admin = accounts.get("admin") ?? "";
  const half: Walker = { who: "half", roles: [], ...(await sessionsOf(admin, false)) };
  const nobody: Walker = { who: "nobody", roles: [], cookie: "", spare: "" };
  return [...(await Promise.all(people)), half, nobody];
}

async function accountWith(role: Role, delegationId: string): Promise<string> {
  const ofDelegation = DELEGATION_ROLES.some((own) => own === role);
  if (role === "focal") {
    const [focal] = await database()
      .select({ id: accountRole.accountId })
      .from(accountRole)
      .where(eq(accountRole.delegationId, delegationId));
    if (focal) return focal.id;
  }
  const [made] = await database()
    .insert(account)
    .values({ email: `${role}@walk.example`, name: role })
    .returning({ id: account.id });
  if (!made) throw new Error(`No account for ${role}`);
  await database()
    .insert(accountRole)
    .values({ accountId: made.id, role, delegationId: ofDelegation ? delegationId : null });
  return made.id;
}

async function sessionsOf(accountId: string, secondFactor: boolean) {
  const open = async () => (await openSession(accountId, { secondFactor })).split(";")[0] ?? "";
  return { cookie: await open(), spare: await open() };
}
