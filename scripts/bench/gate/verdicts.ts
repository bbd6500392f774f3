import { randomUUID } from "node:crypto";

import type { OnlineScan, OnlineVerdict } from "#app/domain/gate/wire.ts";

import { pairsOf, percentile, scanAway } from "./pairs.ts";
import type { SimulatedPhone } from "./phones.ts";
import type { ShownBadge } from "./seed.ts";

const WARM_UP_MS = 3_000;

/** Every gate scans as fast as the server answers. Each verdict must be an admit, or the run counts for nothing. */
export async function askVerdicts(
  phones: readonly SimulatedPhone[],
  badges: readonly ShownBadge[],
  seconds: number,
) {
  const pairs = pairsOf(phones.length / 2, badges);
  const run = async (milliseconds: number) => {
    const until = performance.now() + milliseconds;
    const taken = await Promise.all(
      phones.map((phone, at) => {
        const pair = pairs[Math.floor(at / 2)];
        if (!pair) throw new Error("A gate without people");
        return scanAway(pair, phone.direction, until, async ({ text }) => {
          const scan: OnlineScan = {
            ...{ id: randomUUID(), sequence: phone.nextSequence(), code: text },
            ...{ floater: null, hasRecord: true },
          };
          const said = (await phone.post("/gate/api/verdict", scan)) as OnlineVerdict;
          if (said.admission.kind !== "admit") throw new Error(JSON.stringify(said));
        });
      }),
    );
    return taken.flat();
  };
  await run(WARM_UP_MS);
  const taken = await run(seconds * 1000);
  return {
    perSecond: Math.round(taken.length / seconds),
    p50: percentile(taken, 50),
    p99: percentile(taken, 99),
  };
}
