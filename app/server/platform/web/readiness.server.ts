import { desc, isNull, sql } from "drizzle-orm";

import { signingKey } from "#db/schema/badge.ts";

import { realNow } from "../clock.server.ts";
import { database, sqlClient } from "../database.server.ts";
import { needsMigration } from "../migrate.server.ts";
import { asRequest } from "../patience.server.ts";
import { unseal } from "../sealing.server.ts";

const ANSWER_MS = 2_000;
/** Signed calls of phones, sessions and deadlines are judged by clocks that must agree. */
const CLOCK_MS = 2_000;
const QUEUE_MINUTES = 5;
/** However often it is asked, the database is asked once in this time. */
const KEPT_MS = 1_000;

type Check = "database" | "migrations" | "keys" | "clock" | "queue";
/** `ok`, or what is wrong in words for an operator. Names no address, no key, nobody. */
export type Readiness = { isReady: boolean; checks: Partial<Record<Check, string>> };

let kept: { at: number; found: Promise<Readiness> } | undefined;

/**
 * Whether this process may be sent people: its database answers and is migrated as this build expects, the master key opens
 * what stands, and the clocks agree. A queue that nobody works off is named too, and turns nobody away.
 */
export function readiness(): Promise<Readiness> {
  const at = performance.now();
  if (!kept || at - kept.at >= KEPT_MS) kept = { at, found: look() };
  return kept.found;
}

async function look(): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(silent), ANSWER_MS);
  });
  const found = asRequest(askAll).catch((): Readiness => silent);
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}

const silent: Readiness = { isReady: false, checks: { database: "does not answer" } };

async function askAll(): Promise<Readiness> {
  const clock = await clocksAgree();
  const [migrations, keys, queue] = [await migrated(), await keyOpens(), await queueMoves()];
  const checks = { database: "ok", migrations, keys, clock, queue };
  return { isReady: [migrations, keys, clock].every((said) => said === "ok"), checks };
}

async function clocksAgree(): Promise<string> {
  const asked = realNow().getTime();
  const [row] = await database().execute<{ now: string }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as now`,
  );
  const here = (asked + realNow().getTime()) / 2;
  const apart = Math.abs(Number(row?.now) - here);
  if (apart <= CLOCK_MS) return "ok";
  return `${(apart / 1000).toFixed(1)} s apart from the database's`;
}

async function migrated(): Promise<string> {
  return (await needsMigration(sqlClient())) ? "the database is behind this build" : "ok";
}

/** By the youngest signing key that counts: an older one may be sealed under a key that was given up. */
async function keyOpens(): Promise<string> {
  const [youngest] = await database()
    .select({ sealed: signingKey.privateSealed })
    .from(signingKey)
    .where(isNull(signingKey.revokedAt))
    .orderBy(desc(signingKey.createdAt))
    .limit(1);
  try {
    if (youngest) unseal("signing_key.private_sealed", youngest.sealed);
    return "ok";
  } catch {
    return "SHANYRAK_MASTER_KEY does not open what was sealed";
  }
}

async function queueMoves(): Promise<string> {
  const [row] = await database().execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from graphile_worker.jobs
    where locked_at is null and attempts < max_attempts
      and run_at < now() - make_interval(mins => ${QUEUE_MINUTES}::int)`);
  const waiting = row?.waiting ?? 0;
  return waiting === 0 ? "ok" : `${waiting} jobs wait for more than ${QUEUE_MINUTES} minutes`;
}
