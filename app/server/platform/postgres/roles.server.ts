import postgres from "postgres";

export const OWNER_ROLE = "shanyrak_owner";
/** The application's role: it owns nothing, so that no bug of the product can change a table or the trail. */
export const APPLICATION_ROLE = "shanyrak_app";

/**
 * Makes the two roles and the database of the embedded server. Running it again sets the passwords anew and changes
 * nothing else.
 */
export async function ensureRolesAndDatabase(
  superuserUrl: string,
  {
    database,
    ownerPassword,
    applicationPassword,
  }: { database: string; ownerPassword: string; applicationPassword: string },
): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    // Two first starts at once: one makes, the other finds. Released with the connection.
    await sql`select pg_advisory_lock(hashtext('shanyrak roles and database'))`;
    for (const [role, password] of [
      [OWNER_ROLE, ownerPassword],
      [APPLICATION_ROLE, applicationPassword],
    ] as const) {
      const [found] = await sql`select 1 from pg_roles where rolname = ${role}`;
      const verb = found ? "alter" : "create";
      // A role statement takes no parameters: both values are letters and digits of our own making.
      await sql.unsafe(`${verb} role "${role}" login password '${plainWord(password)}'`);
    }
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (!found) await sql.unsafe(`create database "${plainWord(database)}" owner "${OWNER_ROLE}"`);
  } finally {
    await sql.end();
  }
}

function plainWord(text: string): string {
  if (!/^[\w-]+$/.test(text)) throw new Error("Only letters, digits, _ and - may stand here");
  return text;
}
