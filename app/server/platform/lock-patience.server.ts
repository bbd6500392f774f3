import { setTimeout as sleep } from "node:timers/promises";

import type { Sql } from "postgres";

import { StartError } from "./start-error.server.ts";

/** PostgreSQL: somebody else holds what is wanted. */
const LOCK_NOT_AVAILABLE = "55P03";

export type Patience = { waitMs: number; pauseMs: number; tries: number };
/** A page waits behind a lock that is waited for: three seconds of that, then everybody goes on, and it is tried again. */
const USUAL: Patience = { waitMs: 3_000, pauseMs: 2_000, tries: 20 };

/**
 * Does what needs locks on tables that people use. Whoever waits for a lock makes all others wait behind it, so the wait is short
 * and is taken up again later.
 * @param work leaves nothing behind when it fails: one transaction
 * @throws StartError when the lock was never to be had
 */
export async function withLockPatience(
  sql: Sql,
  work: () => Promise<unknown>,
  { waitMs, pauseMs, tries }: Patience = USUAL,
): Promise<void> {
  await sql`select set_config('lock_timeout', ${String(waitMs)}, false)`;
  try {
    for (let tried = 1; ; tried++) {
      try {
        await work();
        return;
      } catch (error) {
        if (!isLocked(error)) throw error;
        if (tried === tries) throw held(error);
        await sleep(pauseMs);
      }
    }
  } finally {
    await sql`select set_config('lock_timeout', '0', false)`;
  }
}

function isLocked(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && e.code === LOCK_NOT_AVAILABLE) return true;
  }
  return false;
}

const held = (cause: unknown): StartError =>
  new StartError(
    "A table that is to be changed is held by somebody for minutes: nothing was changed.",
    "Look for old transactions (SELECT pid, xact_start, query FROM pg_stat_activity ORDER BY xact_start), end them, and start again.",
    { cause },
  );
