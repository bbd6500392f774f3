import postgres, { type Sql } from "postgres";

import { migrateDatabase, needsMigration } from "../migrate.server.ts";
import { APPLICATION_ROLE } from "../postgres/roles.server.ts";
import { StartError } from "../start-error.server.ts";

/**
 * With one address only: either its role already is a mere application role on a migrated database, or it may make
 * `shanyrak_app` and puts that on for all work (`SET ROLE` at connection), so that the trail stays append-only.
 * @returns the address for the application
 * @throws StartError when the role can do neither
 */
export async function applicationAddress(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [me] = await sql<{ role: string; makes: boolean; owns: boolean; member: boolean }[]>`
      select current_user as role, rolsuper or rolcreaterole as makes,
        rolsuper or exists (select 1 from pg_tables where schemaname = 'public' and tableowner = current_user) as owns,
        coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = ${APPLICATION_ROLE}), false) as member
      from pg_roles where rolname = current_user`;
    if (!me) throw new Error("The server does not know its own user");
    if (!me.owns && !(await needsMigration(sql))) return url;
    if (!me.member) {
      if (!me.makes) throw needsTwoRoles(me.role);
      await makeApplicationRole(sql, me.role);
    }
    await migrateDatabase(url, APPLICATION_ROLE);
    const address = new URL(url);
    address.searchParams.set("options", `-c role=${APPLICATION_ROLE}`);
    return address.href.replaceAll("+", "%20");
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function makeApplicationRole(sql: Sql, member: string): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${APPLICATION_ROLE}`;
  if (!found) await sql`create role ${sql(APPLICATION_ROLE)} nologin`;
  await sql`grant ${sql(APPLICATION_ROLE)} to ${sql(member)}`;
}

const needsTwoRoles = (role: string) =>
  new StartError(
    `DATABASE_URL's role ${role} would own the tables it works on, and it may not make another role.`,
    "Set DATABASE_ADMIN_URL to the owner and DATABASE_URL to a role that owns nothing: docs/operations.md, A database of your own.",
  );
