import { randomUUID } from "node:crypto";

import type { PassageReceipt, PassageReport } from "#app/domain/gate/wire.ts";
import { BATCH } from "#app/server/gate/upload-form.ts";

import type { SimulatedPhone } from "./phones.ts";
import type { ShownBadge } from "./seed.ts";

/**
 * Phones that come back from an hour without a network send their queues, each in batches, all at once: from the first
 * byte to the last receipt. Every passage must be kept.
 */
export async function syncPassages(
  phones: readonly SimulatedPhone[],
  badges: readonly ShownBadge[],
  passages: number,
): Promise<{ perSecond: number }> {
  const now = Math.floor(Date.now() / 1000);
  const batches = passages / BATCH / phones.length;
  const began = performance.now();
  await Promise.all(
    phones.map(async (phone, place) => {
      for (let batch = 0; batch < batches; batch += 1) {
        const reports = Array.from({ length: BATCH }, (_, at) => {
          const person = (place * batches * BATCH + batch * BATCH + at) * 7;
          return report(phone, badges[person % badges.length], now - 3600 + batch * 200 + at);
        });
        const upload = { passages: reports, deviceNow: Date.now(), listAsOf: now, unsent: 0 };
        const receipt = (await phone.post("/gate/api/passages", upload)) as PassageReceipt;
        if (receipt.kept.length !== BATCH) throw new Error("A passage was not kept");
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: Math.round((batches * BATCH * phones.length) / seconds) };
}

const report = (
  phone: SimulatedPhone,
  badge: ShownBadge | undefined,
  scannedAt: number,
): PassageReport => ({
  ...{ id: randomUUID(), sequence: phone.nextSequence(), revision: 1, scannedAt },
  ...{ gateId: phone.gateId, direction: phone.direction },
  ...{ serial: badge?.serial ?? null, floater: null },
  ...{ verdict: "admit", reason: null, decision: "admitted", decisionReason: null },
});
