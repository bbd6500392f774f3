import { randomUUID } from "node:crypto";

import type { OnlineScan, OnlineVerdict } from "#app/domain/gate/wire.ts";

import { pairsOf, percentile, scanAway } from "./pairs.ts";
import type { SimulatedPhone } from "./phones.ts";
import type { ShownBadge } from "./seed.ts";

const PATH = "/gate/api/verdict";
const WARM_UP_MS = 3_000;
/** More than any gate gets answered; who comes further signs as it goes. */
const PREPARED_A_SECOND = 60;

/** Every gate scans as fast as the server answers. Each verdict must be an admit, or the run counts for nothing. */
export async function askVerdicts(
  phones: readonly SimulatedPhone[],
  badges: readonly ShownBadge[],
  seconds: number,
) {
  const pairs = pairsOf(phones.length / 2, badges);
  const ready = new Map<SimulatedPhone, Buffer[]>();
  for (const [at, phone] of phones.entries()) {
    const people = pairs[Math.floor(at / 2)]?.outside ?? [];
    // The first call brings the nonce.
    await phone.get("/gate/api/list?asked=bench");
    ready.set(
      phone,
      await prepareScans(phone, people, (WARM_UP_MS / 1000 + seconds) * PREPARED_A_SECOND),
    );
  }
  const run = async (milliseconds: number) => {
    const until = performance.now() + milliseconds;
    const taken = await Promise.all(
      phones.map((phone, at) => {
        const pair = pairs[Math.floor(at / 2)];
        if (!pair) throw new Error("A gate without people");
        return scanAway(pair, phone.direction, until, async (badge) => {
          const prepared = ready.get(phone)?.shift();
          const answer = prepared
            ? phone.send(PATH, prepared)
            : phone.post(PATH, scanOf(phone, badge));
          const said = (await answer) as OnlineVerdict;
          if (said.admission.kind !== "admit") throw new Error(JSON.stringify(said));
        });
      }),
    );
    return taken.flat();
  };
  await run(WARM_UP_MS);
  const began = performance.now();
  const taken = await run(seconds * 1000);
  return {
    perSecond: Math.round((taken.length * 1000) / (performance.now() - began)),
    p50: percentile(taken, 50),
    p99: percentile(taken, 99),
  };
}

const scanOf = (phone: SimulatedPhone, { text }: ShownBadge): OnlineScan => ({
  ...{ id: randomUUID(), sequence: phone.nextSequence(), code: text },
  ...{ floater: null, hasRecord: true },
});

/** Scans in the order in which people come to this gate: those of a pair go round, first in, first out. */
async function prepareScans(
  phone: SimulatedPhone,
  people: readonly ShownBadge[],
  count: number,
): Promise<Buffer[]> {
  const prepared: Buffer[] = [];
  for (let at = 0; at < count; at += 1) {
    const person = people[at % people.length];
    if (person) prepared.push(await phone.prepare(PATH, scanOf(phone, person)));
  }
  return prepared;
}
