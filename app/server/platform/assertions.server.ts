import type { Sql } from "postgres";

import { StartError } from "./start-error.server.ts";

/** Local times in Astana and what they are in UTC: before and after 1 March 2024, when the zone moved from +06 to +05. */
const PROOFS = [
  { local: "2022-10-13T10:00", utc: "2022-10-13T04:00:00.000Z" },
  { local: "2024-02-29T10:00", utc: "2024-02-29T04:00:00.000Z" },
  { local: "2024-03-01T10:00", utc: "2024-03-01T05:00:00.000Z" },
] as const;

/** The hour that this runtime shows in Astana at an instant, as `YYYY-MM-DDTHH:MM`. */
function shownInAstana(utc: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Almaty",
    dateStyle: "short",
    timeStyle: "short",
  });
  return parts.format(new Date(utc)).replace(" ", "T");
}

/** @throws StartError when this Node's time zone data would show the summit's hours wrongly */
export function assertNodeKnowsTimeZone(): void {
  for (const { local, utc } of PROOFS) {
    const shown = shownInAstana(utc);
    if (shown !== local) {
      throw new StartError(
        `Node ${process.versions.node} (time zone data ${process.versions.tz}) shows ${utc} as ${shown} in Astana; ${local} is right.`,
        "Use a Node release with time zone data of 2024a or later.",
      );
    }
  }
}

/** @throws StartError when the database's time zone data is older than Kazakhstan's change of 2024 */
export async function assertDatabaseKnowsTimeZone(sql: Sql): Promise<void> {
  for (const { local, utc } of PROOFS) {
    const [row] = await sql<{ right: boolean }[]>`
      select ${local}::text::timestamp at time zone 'Asia/Almaty' = ${utc}::text::timestamptz as right`;
    if (row?.right !== true) {
      throw new StartError(
        `The database does not know Astana's time: ${local} there should be ${utc}.`,
        "Update the time zone data of the database server (2024a or later).",
      );
    }
  }
}

type Alphabet = { alike: number; lower: string; encoding: string; ctype: string };

/**
 * Compares two spellings of a Kazakh name, as the search for duplicates does. In a transaction that is rolled back:
 * a database that fails stays as it was.
 * @throws StartError when names in Kazakh or Russian could not be compared: under ctype `C` they have no letters
 */
export async function assertDatabaseKnowsCyrillic(sql: Sql): Promise<void> {
  const row = await compareNames(sql);
  if (row?.encoding === "UTF8" && row.alike > 0.5 && row.lower === "әғқңөұүһі") return;
  throw new StartError(
    `The database (encoding ${row?.encoding}, ctype ${row?.ctype}) does not know Cyrillic letters: names could not be compared.`,
    "Create it with: CREATE DATABASE shanyrak TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'",
  );
}

async function compareNames(sql: Sql): Promise<Alphabet | undefined> {
  const connection = await sql.reserve();
  try {
    await connection`begin`;
    await connection`create extension if not exists pg_trgm`;
    const [row] = await connection<Alphabet[]>`
      select similarity('Әлихан Бөкейханов', 'әлихан бөкейхан') as alike, lower('ӘҒҚҢӨҰҮҺІ') as lower,
        current_setting('server_encoding') as encoding, datctype as ctype
      from pg_database where datname = current_database()`;
    return row;
  } catch (error) {
    throw new StartError(
      `The database could not take the extension pg_trgm: ${error instanceof Error ? error.message : String(error)}`,
      "Install PostgreSQL's contrib package on the server, and let the owner create extensions in this database.",
      { cause: error },
    );
  } finally {
    await connection`rollback`;
    connection.release();
  }
}
