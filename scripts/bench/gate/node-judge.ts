import { verifyBadge } from "#app/crypto/verify-badge.ts";
import { judgeAdmission } from "#app/domain/gate/judge.ts";
import { gateRules, zoneRules } from "#app/domain/gate/rules.ts";
import { verificationKeys } from "#app/server/badge/keys.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";

import { percentile } from "./pairs.ts";
import type { ShownBadge } from "./seed.ts";

const SCANS = 2_000;
const NOBODY = new Set<string>();

/** Verifying and judging alone, one scan after another: what a verdict costs before anything is asked or kept. */
export async function judgeInNode(badges: readonly ShownBadge[]): Promise<{ p95: number }> {
  const keys = await verificationKeys();
  const { zones, gates } = await summitDefinition();
  const gate = gateRules({ zone: 3, direction: "entry", stopped: false }, zoneRules(zones, gates));
  const now = Math.floor(Date.now() / 1000);
  const taken: number[] = [];
  for (const { text } of badges.slice(0, SCANS)) {
    const began = performance.now();
    const badge = await verifyBadge(text, keys);
    const { kind } = judgeAdmission({
      ...{ badge, source: "scanned", gate, onList: true, presence: null, floater: null, now },
      list: { asOf: now, revoked: NOBODY, superseded: NOBODY, blocked: NOBODY },
      ...{ delegationHasFloater: false, listAgeSeconds: 0 },
    });
    taken.push(performance.now() - began);
    if (kind !== "admit") throw new Error(`A genuine badge was judged ${kind}`);
  }
  return { p95: percentile(taken, 95) };
}
