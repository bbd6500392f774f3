import { randomInt } from "node:crypto";
import { loadavg } from "node:os";

import { database } from "#app/server/platform/database.server.ts";
import { account } from "#db/schema/person.ts";

import type { Bench } from "../bench.ts";
import { onFreshSummit } from "./frame/fresh-summit.ts";
import { percentiles } from "./frame/open-loop.ts";
import { startProcesses } from "./frame/processes.ts";

/** Of each kind; and before it as many of both together, for the process alone. */
const ASKED = 200;

/**
 * Whether the door tells by its time who has an account: it is asked for a code for 200 addresses that have one and for 200
 * that have none, in an order of chance, each from somewhere else. A stranger who compares two answers guesses right as often
 * as `told` says: 0.5 is a coin. Beside it the same between two halves of those that have none, which is what chance makes.
 */
const bench: Bench = (say) =>
  onFreshSummit(async () => {
    const known = Array.from({ length: ASKED * 2 }, (_, at) => `known-${at}@mfa.example`);
    const unknown = Array.from({ length: ASKED * 2 }, (_, at) => `nobod-${at}@mfa.example`);
    await database()
      .insert(account)
      .values(known.map((email) => ({ email, name: "Reader" })));
    process.env.TRUST_PROXY = "loopback";
    const processes = await startProcesses();
    try {
      const ask = askerAt(processes.port);
      for (const email of shuffled([...known.slice(ASKED), ...unknown.slice(ASKED)]))
        await ask(email);
      const taken = new Map<string, number>();
      for (const email of shuffled([...known.slice(0, ASKED), ...unknown.slice(0, ASKED)]))
        taken.set(email, await ask(email));
      const of = (emails: readonly string[]) => emails.map((email) => taken.get(email) ?? 0);
      const [one, other] = [of(known.slice(0, ASKED)), of(unknown.slice(0, ASKED))];
      const half = ASKED / 2;
      say(
        `with an account: median ${percentiles(one).p50} ms, 95 % within ${percentiles(one).p95}`,
      );
      say(
        `without one: median ${percentiles(other).p50} ms, 95 % within ${percentiles(other).p95}`,
      );
      return {
        asked: taken.size,
        known_p50_ms: percentiles(one).p50,
        unknown_p50_ms: percentiles(other).p50,
        told: oftenLonger(one, other),
        told_by_chance: oftenLonger(other.slice(0, half), other.slice(half)),
        load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
      };
    } finally {
      await processes.stop();
    }
  });
export default bench;

/** Asks for a code as a browser does that was never here. @throws Error unless it is sent on to the page for the code */
function askerAt(port: number): (email: string) => Promise<number> {
  let asked = 0;
  return async (email) => {
    asked += 1;
    const began = performance.now();
    const response = await fetch(`http://localhost:${port}/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: {
        "sec-fetch-site": "same-origin",
        "x-forwarded-for": `10.3.${asked >> 8}.${asked & 255}`,
      },
      body: new URLSearchParams({ email, to: "/" }),
    });
    await response.arrayBuffer();
    const milliseconds = performance.now() - began;
    if (!response.headers.get("location")?.startsWith("/sign-in/code"))
      throw new Error(`The door answered ${response.status}`);
    return milliseconds;
  };
}

/** In how many of all pairs the first took longer than the second (Mann and Whitney's U over the number of pairs). */
function oftenLonger(first: readonly number[], second: readonly number[]): number {
  const longer = first.flatMap((a) => second.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  const share = longer.reduce<number>((sum, each) => sum + each, 0) / longer.length;
  return Math.round(share * 1000) / 1000;
}

function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    const [a, b] = [mixed[at], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[at], mixed[other]] = [b, a];
  }
  return mixed;
}
