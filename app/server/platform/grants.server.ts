import type { Sql } from "postgres";

/** Written once and never changed: the application may add and read, no more. */
export const APPEND_ONLY = [
  "audit_entry",
  "audit_seal",
  "consent",
  "custody_event",
  "data_request",
  "destruction_act",
  "destruction_line",
  "document_position",
  "document_turn",
  "document_version",
  "gate_change",
  "print_entry",
  "programme_told",
  "programme_version",
  "receipt",
] as const;

/**
 * Gives the application's role what it needs on tables, sequences and the job queue, and takes back the rest.
 * Must be repeated after each migration, since new tables begin without rights.
 */
export async function grantToApplication(sql: Sql, role: string): Promise<void> {
  const app = sql(role);
  await sql.begin(async (tx) => {
    await tx`grant usage on schema public, drizzle, graphile_worker to ${app}`;
    await tx`grant select, insert, update, delete on all tables in schema public, graphile_worker to ${app}`;
    await tx`grant usage, select on all sequences in schema public, graphile_worker to ${app}`;
    await tx`grant execute on all functions in schema graphile_worker to ${app}`;
    await tx`grant select on all tables in schema drizzle to ${app}`;
    for (const table of APPEND_ONLY)
      await tx`revoke update, delete, truncate on ${tx(table)} from ${app}`;
    // The names on a receipt are destroyed in their time; `a_receipt_only_loses_its_names` lets nothing else be written.
    await tx`grant update (taken_by, letter) on receipt to ${app}`;
    // graphile-worker guards its tables by row security and expects its owner to run the jobs; ours owns nothing.
    const guarded = await tx<{ table: string }[]>`
      select relname as table from pg_class
      where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
        and not exists (select 1 from pg_policy where polrelid = pg_class.oid and polname = 'application')`;
    for (const { table } of guarded) {
      await tx`create policy application on graphile_worker.${tx(table)} to ${app} using (true) with check (true)`;
    }
  });
}
