import postgres from "postgres";

import { astanaDay, astanaInstant } from "#app/domain/time/astana.ts";
import { realNow } from "#app/server/platform/clock.server.ts";

import type { Bench } from "../bench.ts";
import { onFreshSummit } from "./frame/fresh-summit.ts";
import { oneByOne } from "./frame/open-loop.ts";
import { type Extent, grow } from "./growth/grow.ts";
import { mainQueries } from "./growth/main-queries.ts";

/** Ten times, and ten times again: the people of a larger summit are in more delegations, and in larger ones. */
const EXTENTS: readonly Extent[] = [
  { delegations: 4, nominees: 500, passages: 10_000 },
  { delegations: 20, nominees: 5_000, passages: 100_000 },
  { delegations: 100, nominees: 50_000, passages: 1_000_000 },
];
const NOTHING: Extent = { delegations: 0, nominees: 0, passages: 0 };
/** Of several rounds the quietest counts: pauses of the machine add to a figure and take nothing from it. */
const ROUNDS = 5;
const TIMES = 60;

type Say = Parameters<Bench>[0];
type P95 = ReadonlyMap<string, number>;

/**
 * The main queries, through the functions that pages call, on a summit of 500 people, of 5,000 and of 50,000: how much longer
 * the slowest of twenty takes on the largest than on the smallest. `SHORT=1` leaves out the largest, and asks less often.
 */
const bench: Bench = (say) =>
  onFreshSummit(async ({ superuserUrl }) => {
    const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
    const measured: P95[] = [];
    const now = lastEvening();
    const short = process.env.SHORT === "1";
    try {
      for (const [step, extent] of (short ? EXTENTS.slice(0, 2) : EXTENTS).entries()) {
        await grow(sql, EXTENTS[step - 1] ?? NOTHING, extent, now);
        say(`${extent.nominees} nominees, ${extent.passages} passages`);
        measured.push(await measure(now, short ? 10 : TIMES));
      }
    } finally {
      await sql.end();
    }
    return figuresOf(measured, say);
  });
export default bench;

/** Eight in the evening, whenever it is run: the operations wall shows more of a day the later it is. */
function lastEvening(): Date {
  const today = astanaInstant(`${astanaDay(realNow())}T20:00`);
  return today <= realNow() ? today : new Date(today.getTime() - 86_400_000);
}

async function measure(now: Date, times: number): Promise<P95> {
  const queries = await mainQueries(now);
  const figures = new Map<string, number>();
  // The first round is for the process alone, whose code gets quicker with use.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, ask } of queries) {
      const { p95 } = await oneByOne(times, ask);
      if (round > 0) figures.set(name, Math.min(p95, figures.get(name) ?? p95));
    }
  }
  return figures;
}

function figuresOf(measured: readonly P95[], say: Say) {
  const [small, large] = [measured[0], measured.at(-1)];
  if (!small || !large) throw new Error("Nothing was measured");
  const lines = [...small.keys()].map((name) => ({
    name,
    taken: measured.map((of) => of.get(name) ?? 0),
    ratio: (large.get(name) ?? 0) / (small.get(name) ?? 1),
  }));
  for (const { name, taken, ratio } of lines)
    say(`${name}: 95 % within ${taken.join(", ")} ms; ${ratio.toFixed(2)} times`);
  const [worst] = lines.toSorted((a, b) => b.ratio - a.ratio);
  return {
    growth_ratio: Math.round((worst?.ratio ?? 0) * 100) / 100,
    growth_worst: worst?.name ?? "",
    growth_queries: lines.length,
  };
}
