import postgres from "postgres";

import { StartError } from "../start-error.server.ts";

const OLDEST = 150_000;

export type Inspected = { role: string; database: string; cluster: string };

/**
 * Connects once and looks whether the server behind a variable is usable.
 * @throws StartError in words: nobody answers, wrong password, no such database, too old. Never shows the password.
 */
export async function inspectServer(variable: string, url: string): Promise<Inspected> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [row] = await sql<
      { role: string; database: string; version: number; shown: string; started: string }[]
    >`
      select current_user as role, current_database() as database, current_setting('server_version_num')::int as version,
        current_setting('server_version') as shown, extract(epoch from pg_postmaster_start_time())::text as started`;
    if (!row) throw new Error("The server answered with nothing");
    if (row.version < OLDEST) {
      throw new StartError(
        `The server of ${variable} is PostgreSQL ${row.shown}; 15 or newer is needed.`,
        "Upgrade it, or use another server.",
      );
    }
    return { role: row.role, database: row.database, cluster: row.started };
  } catch (error) {
    throw error instanceof StartError ? error : explained(variable, url, error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function explained(variable: string, url: string, error: unknown): StartError {
  const { hostname, port, pathname, username } = new URL(url);
  const place = `${hostname}:${port || "5432"}`;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = error instanceof Error ? error.message : String(error);
  const [message, advice] = wordsFor(code, {
    place,
    database: pathname.slice(1),
    role: decodeURIComponent(username),
  }) ?? [`the server at ${place} refused: ${reason.replaceAll(url, place)}`, "Check the address."];
  return new StartError(`${variable} is not usable: ${message}`, advice, { cause: error });
}

function wordsFor(
  code: string,
  at: { place: string; database: string; role: string },
): readonly [string, string] | undefined {
  switch (code) {
    case "ECONNREFUSED":
    case "ECONNRESET":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "ETIMEDOUT":
    case "CONNECT_TIMEOUT":
      return [
        `no PostgreSQL server answers at ${at.place} (${code}).`,
        "Start it, or correct host and port.",
      ];
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return [`the host of ${at.place} is not known (${code}).`, "Correct the host name."];
    case "28P01":
    case "28000":
      return [
        `the server at ${at.place} refuses role "${at.role}" or its password.`,
        "Correct user and password.",
      ];
    case "3D000":
      return [
        `there is no database "${at.database}" at ${at.place}.`,
        "Create it: docs/operations.md, A database of your own.",
      ];
    case "42501":
      return [`role "${at.role}" may not use database "${at.database}".`, "Grant it CONNECT."];
    default:
      return undefined;
  }
}
