import { loadavg } from "node:os";

import { USUAL_SORTING } from "#app/domain/nominee/sorting.ts";
import { readQueueAddress } from "#app/domain/vetting/queue-address.ts";
import { boardView } from "#app/server/bilateral/board-view.server.ts";
import { dashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { nomineeFormPage } from "#app/server/nominee/form-page.server.ts";
import { readDay } from "#app/server/operations/day.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { programmeView } from "#app/server/programme/page.server.ts";
import { queuePage } from "#app/server/vetting/queue-page.server.ts";

import type { Bench } from "../bench.ts";
import { onFreshSummit } from "./frame/fresh-summit.ts";
import { benchApart } from "./frame/bench-apart.ts";
import { bareHttp, bareSql } from "./load/bare.ts";
import { type Day, seedDay } from "./load/day.ts";
import { crowdAt } from "./load/gates.ts";
import { at } from "./load/mix.ts";
import { type Phase, type PhaseSize, runPhase } from "./load/phase.ts";

/** `SHORT=1`: to see that all of it runs. */
const SHORT = process.env.SHORT === "1";
const SIZE = SHORT
  ? { nominees: 1_000, passages: 10_000, meetings: 60 }
  : { nominees: 5_000, passages: 100_000, meetings: 200 };
const READERS = SHORT
  ? { connections: 60, streams: 12, factor: 0.05 }
  : { connections: 1_000, streams: 200, factor: 1 };
const ONE: PhaseSize = {
  processes: 1,
  seconds: SHORT ? 15 : 180,
  warmUp: SHORT ? 5 : 20,
  ...READERS,
};
const TWO: PhaseSize = {
  processes: 2,
  seconds: SHORT ? 20 : 600,
  warmUp: SHORT ? 5 : 30,
  ...READERS,
};
const BARE_SECONDS = SHORT ? 3 : 10;
/** It takes some twenty minutes; whatever hangs ends with this. */
const LONGEST_MS = 40 * 60_000;

/**
 * A mixed day, open loop, on one web process and on two: focal points, officers, forty gates, the board, the operations wall
 * and a thousand readers of the programme, one version of which is published meanwhile. Beside it a bare HTTP server and
 * the pages' statements alone; and how much longer the main queries take on a hundred times as much.
 *
 * The driver is our own and not autocannon: that one asks as fast as it is answered (and so spares a slow server), and knows
 * neither calls signed for each body, nor forms that name the version they were made from, nor streams that stay open.
 */
const bench: Bench = async (say) => {
  const began = performance.now();
  const watchdog = setTimeout(() => {
    say("It hangs, and is ended");
    process.exit(1);
  }, LONGEST_MS);
  const timed = (line: string) => {
    const seconds = Math.round((performance.now() - began) / 1000);
    say(
      `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, "0")} ${line}`,
    );
  };
  const load = await onFreshSummit(async ({ data }) => {
    const day = await seedDay(data, SIZE);
    timed(`${SIZE.nominees} nominees with badges, ${SIZE.passages} passages`);
    const crowd = crowdAt(day.badges);
    const one = await runPhase(day, crowd, ONE, timed);
    tell("one web process", one, timed);
    const two = await runPhase(day, crowd, TWO, timed);
    tell("two web processes", two, timed);
    const bareHttpPerSecond = await bareHttp(two.mixed, BARE_SECONDS);
    timed(`a bare HTTP server, the same driver and sizes: ${bareHttpPerSecond}/s`);
    const bare = await bareSql(await pagesOf(day), BARE_SECONDS);
    timed(`the statements of pages alone: ${bare.perSecond} pages/s`);
    return {
      ...figuresOf(one, two),
      bare_http_per_s: bareHttpPerSecond,
      bare_sql_pages_per_s: bare.perSecond,
    };
  });
  const growth = Object.entries(await benchApart("growth", timed)).filter(([name]) =>
    name.startsWith("growth_"),
  );
  clearTimeout(watchdog);
  return {
    ...load,
    ...Object.fromEntries(growth),
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
};
export default bench;

function tell(
  what: string,
  { mixed, growth, errors, mostPerSecond }: Phase,
  say: (line: string) => void,
) {
  say(
    `${what}: ${mixed.requests} requests, ${mixed.perSecond}/s, ${errors} errors; median ${mixed.p50} ms, 99 % within ${mixed.p99} ms`,
  );
  for (const { name, times, p95, p99, bytes } of mixed.parts)
    say(`  ${name}: ${times}, 95 % within ${p95} ms, 99 % within ${p99} ms, ${bytes} bytes`);
  say(
    `${what}: resident memory grew by ${growth.resident} MB, what is alive by ${growth.alive} MB; at most ${growth.peak} MB; up to ${mostPerSecond}/s bearable`,
  );
}

/** The longer run on two processes speaks for both; errors are those of both. */
const figuresOf = (one: Phase, two: Phase) => ({
  requests_per_s: two.mixed.perSecond,
  p50_ms: two.mixed.p50,
  p99_ms: two.mixed.p99,
  errors: one.errors + two.errors,
  memory_growth_mb: two.growth.resident,
  alive_growth_mb: two.growth.alive,
  one_requests_per_s: one.mixed.perSecond,
  one_p99_ms: one.mixed.p99,
  one_memory_growth_mb: one.growth.resident,
  one_alive_growth_mb: one.growth.alive,
  most_per_s: two.mostPerSecond,
  one_most_per_s: one.mostPerSecond,
  peak_mb: Math.max(one.growth.peak, two.growth.peak),
});

/** The loaders behind the pages of the mix, called in this process. */
async function pagesOf(day: Day): Promise<readonly (() => Promise<unknown>)[]> {
  const now = await summitNow();
  const { delegationId, drafts } = at(day.focal, 0);
  const reader = { delegationId, now, language: "en" } as const;
  const list = { tab: "all", search: "", sorting: USUAL_SORTING, page: 1 } as const;
  const officer = { id: "00000000-0000-0000-0000-000000000000", roles: ["officer"] } as const;
  return [
    () => dashboardPage(reader, list),
    () => nomineeFormPage(reader, at(drafts, 0)),
    () => queuePage(officer, readQueueAddress(new URLSearchParams()), "en", now),
    () => boardView(now, null),
    () => readDay(now),
    () => programmeView("public", "en"),
  ];
}
