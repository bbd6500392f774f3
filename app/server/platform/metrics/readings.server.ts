import { and, count, eq, gt, isNotNull, isNull, lte, sql } from "drizzle-orm";

import { SILENT_SECONDS } from "#app/domain/operations/health.ts";
import { auditEntry, mail } from "#db/schema/audit.ts";
import { auditUnsealed } from "#db/schema/audit-seal.ts";
import { device, gate } from "#db/schema/gate.ts";
import { passage } from "#db/schema/passage.ts";

import { summitDefinition } from "../../summit/definition.server.ts";
import { realNow, summitNow } from "../clock.server.ts";
import { database } from "../database.server.ts";

const MINUTE_MS = 60_000;

/** What the database tells of the whole deployment; ages in seconds. Every question is answered from an index. */
export async function readings() {
  const at = await summitNow();
  const [jobs, seals, passages, undelivered, phones, connections] = await Promise.all([
    waitingJobs(),
    unsealed(),
    passagesOfLastMinute(at),
    lettersGivenUp(),
    phoneStates(at),
    connectionStates(),
  ]);
  return { jobs, seals, passages, undelivered, phones, connections };
}
export type Readings = Awaited<ReturnType<typeof readings>>;

/** Jobs whose hour has come, by task, with the age of the oldest; and those that were given up. */
const waitingJobs = () =>
  database().execute<{ task: string; waiting: number; age: number; dead: number }>(sql`
    select task_identifier as task,
      count(*) filter (where run_at <= now() and attempts < max_attempts)::int as waiting,
      coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now() and attempts < max_attempts)), 0)::float8 as age,
      count(*) filter (where attempts >= max_attempts)::int as dead
    from graphile_worker.jobs group by 1`);

async function unsealed() {
  const [tail] = await database()
    .select({
      entries: count(),
      age: sql<number>`coalesce(extract(epoch from now() - min(${auditEntry.recordedAt})), 0)::float8`,
    })
    .from(auditUnsealed)
    .innerJoin(auditEntry, eq(auditEntry.id, auditUnsealed.entryId));
  return tail ?? { entries: 0, age: 0 };
}

async function passagesOfLastMinute(at: Date): Promise<number> {
  const from = new Date(at.getTime() - MINUTE_MS);
  const [counted] = await database()
    .select({ passages: count() })
    .from(passage)
    .where(and(gt(passage.scannedAt, from), lte(passage.scannedAt, at)));
  return counted?.passages ?? 0;
}

async function lettersGivenUp(): Promise<number> {
  const [counted] = await database()
    .select({ letters: count() })
    .from(mail)
    .where(and(isNotNull(mail.failedAt), isNull(mail.sentAt)));
  return counted?.letters ?? 0;
}

/** Enrolled phones; of them those that said nothing for long, and those that go by too old a list. */
async function phoneStates(at: Date) {
  const [phones, { zones }] = await Promise.all([
    database()
      .select({ heard: device.lastContactAt, listAsOf: device.listAsOf, zone: gate.zone })
      .from(device)
      .innerJoin(gate, eq(gate.id, device.gateId))
      .where(isNull(device.revokedAt)),
    summitDefinition(),
  ]);
  const real = realNow().getTime();
  const minutesOf = new Map(zones.map((zone) => [zone.number, zone.freshnessMinutes]));
  const age = (then: Date | null, now: number) => (then ? (now - then.getTime()) / 1000 : Infinity);
  return {
    enrolled: phones.length,
    silent: phones.filter(({ heard }) => age(heard, real) >= SILENT_SECONDS).length,
    stale: phones.filter(
      ({ listAsOf, zone }) => age(listAsOf, at.getTime()) > (minutesOf.get(zone) ?? 0) * 60,
    ).length,
  };
}

/** Of everybody on this database, against what the server allows. */
async function connectionStates() {
  const [counted] = await database().execute<{ active: number; idle: number; most: number }>(sql`
    select count(*) filter (where state <> 'idle')::int as active, count(*) filter (where state = 'idle')::int as idle,
      current_setting('max_connections')::int as most
    from pg_stat_activity where datname = current_database()`);
  return counted ?? { active: 0, idle: 0, most: 0 };
}
