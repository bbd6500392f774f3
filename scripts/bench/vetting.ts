import { loadavg } from "node:os";

import { sql } from "drizzle-orm";

import { openSession } from "#app/server/platform/access/session.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account, accountRole } from "#db/schema/person.ts";

import type { Bench } from "../bench.ts";
import { onFreshSummit } from "./frame/fresh-summit.ts";
import { startProcesses } from "./frame/processes.ts";
import { seedCrowd } from "./registration/seed.ts";
import { bareDecisions } from "./vetting/bare.ts";
import { decideInBrowser } from "./vetting/in-browser.ts";

const FILES = { delegations: 50, nominees: 5_000, draftsEach: 12 };
const DECISIONS = 200;

/**
 * An officer decides one file after another while 5,000 wait: from the key to the answer that holds the next file, and
 * until Chromium shows it. Beside it the statements of such a decision through the driver alone, as the limit.
 */
const bench: Bench = (say) =>
  onFreshSummit(async ({ data }) => {
    await seedCrowd(data, FILES);
    const officer = await waitingFor();
    const bare = await bareDecisions(officer.id, DECISIONS);
    say(
      `${FILES.nominees} files wait; a decision and the next file are ${bare.statements} statements`,
    );
    say(`bare, on one connection: median ${bare.p50} ms, 95 % within ${bare.p95} ms`);
    const processes = await startProcesses();
    try {
      const { decided, answered, shown } = await decideInBrowser(
        processes.port,
        officer.cookie,
        DECISIONS,
      );
      say(`decided: median ${decided.p50} ms, 95 % within ${decided.p95} ms`);
      say(`answered: median ${answered.p50} ms, 95 % within ${answered.p95} ms`);
      say(`shown: median ${shown.p50} ms, 95 % within ${shown.p95} ms`);
      return {
        files: FILES.nominees,
        decisions: DECISIONS,
        decided_p50_ms: decided.p50,
        answered_p50_ms: answered.p50,
        answered_p95_ms: answered.p95,
        shown_p50_ms: shown.p50,
        shown_p95_ms: shown.p95,
        statements: bare.statements,
        bare_p50_ms: bare.p50,
        bare_p95_ms: bare.p95,
        load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
      };
    } finally {
      await processes.stop();
    }
  });
export default bench;

/** Every file waits for its first stage, each due at an hour of its own; and an officer is signed in. */
async function waitingFor(): Promise<{ id: string; cookie: string }> {
  await database().execute(sql`
    update nominee set status = 'submitted', submitted_at = now() - interval '1 day',
      stage = definition -> 'vettingStages' -> 0 ->> 'id',
      stage_due_at = now() + make_interval(secs => number * 60 + ascii(right(delegation_id, 1)))
    from summit`);
  const [person] = await database()
    .insert(account)
    .values({ email: "officer@summit.example", name: "Officer", language: "en" })
    .returning({ id: account.id });
  if (!person) throw new Error("No account");
  await database().insert(accountRole).values({ accountId: person.id, role: "officer" });
  const cookie = await openSession(person.id, { secondFactor: true });
  return { id: person.id, cookie: cookie.split(";")[0] ?? "" };
}
