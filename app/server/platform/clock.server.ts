import { summitClock } from "#db/schema/summit.ts";

import { type Database, database } from "./database.server.ts";
import { isDemonstration } from "./env.server.ts";

/** Real time: sessions, codes, rate limits, logs. */
export const realNow = (): Date => new Date();

/**
 * Domain time: deadlines, badges, passages, the programme. In the demonstration it was set once and ticks since,
 * so that a summit of 2022 can be run today; with a database of one's own it is real time.
 */
export async function summitNow(): Promise<Date> {
  if (!isDemonstration()) return realNow();
  const [clock] = await database().select().from(summitClock);
  if (!clock) return realNow();
  return new Date(clock.domainTime.getTime() + realNow().getTime() - clock.setAt.getTime());
}

/** Sets the demonstration's clock. Refused (throws) outside the demonstration, where time is not ours to set. */
export async function setSummitClock(
  domainTime: Date,
  tx: Pick<Database, "insert"> = database(),
): Promise<void> {
  if (!isDemonstration()) throw new Error("Only the demonstration has a clock that can be set");
  const setAt = realNow();
  await tx
    .insert(summitClock)
    .values({ domainTime, setAt })
    .onConflictDoUpdate({ target: summitClock.single, set: { domainTime, setAt } });
}
