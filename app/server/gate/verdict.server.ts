import { sql } from "drizzle-orm";

import { verifyBadge } from "#app/crypto/verify-badge.ts";
import type { TokenRefusal, VerifiedBadge } from "#app/domain/badge/claims.ts";
import { judgeAdmission } from "#app/domain/gate/judge.ts";
import { leadsTo } from "#app/domain/gate/presence.ts";
import { serialText } from "#app/domain/gate/serial.ts";
import type { Admission } from "#app/domain/gate/verdict.ts";
import type { OnlineScan, OnlineVerdict } from "#app/domain/gate/wire.ts";
import type { Result } from "#app/domain/result.ts";

import { keysOfTheMoment } from "../badge/keys.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import type { Device } from "./device.server.ts";
import { openRefusals } from "./incidents-found.server.ts";
import { placing } from "./presence.server.ts";
import { gateServedBy, type ServedGate } from "./rules-of-gate.server.ts";
import { type ShownNow, whoIsShown } from "./shown-now.server.ts";

type Token = Result<VerifiedBadge, TokenRefusal>;

/**
 * Judges a scan on the server by the same function as the phone does, and keeps it, in one transaction under the lock of
 * the holder: of two lanes that scan one badge at the same moment, one admits. At a lane the admit is the decision; where
 * a guard decides, nothing moves yet. What the phone itself reports of this passage afterwards counts more, for it knows
 * what the guard did. The same scan sent again gets the same answer.
 */
export async function judgeOnline(phone: Device, scan: OnlineScan): Promise<OnlineVerdict> {
  const keys = await keysOfTheMoment();
  const badge = await verifyBadge(scan.code, keys);
  const floater = scan.floater === null ? null : await verifyBadge(scan.floater, keys);
  const gate = await gateServedBy(phone);
  const now = await summitNow();
  return database().transaction(async (tx) => {
    const shown = await whoIsShown(tx, {
      ...{ passageId: scan.id, deviceId: phone.id, gateId: gate.id, zone: gate.zone },
      ...{ serial: serialOf(badge), floater: floater && serialOf(floater) },
    });
    const admission = shown.before ?? judge({ badge, floater, gate, shown, scan, now });
    if (!shown.before) await keep(tx, { phone, scan, shown, admission, gate, now });
    return { admission, standing: { ...shown.standing, asOf: seconds(now) } };
  });
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
const serialOf = (token: Token): string | null =>
  token.ok ? serialText(token.value.claims.serial) : null;

type Judging = {
  badge: Token;
  floater: Token | null;
  gate: ServedGate;
  shown: ShownNow;
  scan: OnlineScan;
  now: Date;
};

function judge({ badge, floater, gate, shown, scan, now }: Judging): Admission {
  const { standing } = shown;
  const own = serialOf(badge);
  const dead = (is: boolean) => ({ has: (asked: string) => is && asked === own });
  return judgeAdmission({
    badge,
    source: "scanned",
    gate: { ...gate, stopped: shown.stopped },
    list: {
      asOf: seconds(now),
      revoked: {
        has: (asked) => (asked === own ? standing.revokedAt !== null : shown.floaterDead),
      },
      superseded: dead(standing.superseded !== null),
      blocked: dead(standing.blocked),
    },
    // Known to the server, but no face on the phone to compare with: a check.
    onList: standing.known && scan.hasRecord,
    presence: standing.inside,
    floater: floater && { badge: floater, inUse: shown.floaterInUse },
    delegationHasFloater: shown.delegationHasFloater,
    now: seconds(now),
    listAgeSeconds: 0,
  });
}

type Keeping = {
  phone: Device;
  scan: OnlineScan;
  shown: ShownNow;
  admission: Admission;
  gate: ServedGate;
  now: Date;
};

async function keep(tx: Transaction, of: Keeping): Promise<void> {
  const { phone, scan, shown, admission, gate, now } = of;
  const { holder, badgeId, passId, floaterId } = shown;
  const { direction, id: deviceId } = phone;
  const admitted = admission.kind === "admit" && !gate.staffed;
  const reason = admission.kind === "admit" ? null : admission.reason;
  // Where its number is taken nothing is stored: the phone will report it under another.
  const storing = sql`
    insert into passage (id, device_id, device_sequence, gate_id, direction, badge_id, pass_id, floater_id, holder_id,
      verdict, reason, decision, revision, scanned_at)
    values (${scan.id}, ${deviceId}, ${scan.sequence}, ${gate.id}, ${direction}, ${badgeId}, ${passId}, ${floaterId},
      ${holder?.id ?? null}, ${admission.kind}, ${reason}, ${admitted ? "admitted" : null}, 0, ${now.toISOString()})
    on conflict do nothing returning id`;
  if (admitted && holder) {
    const walls = [{ number: gate.zone, within: gate.within, hasExit: gate.hasExit }];
    const zone = leadsTo({ zone: gate.zone, direction }, walls);
    const by = { id: scan.id, at: now.getTime(), direction, floaterId };
    const place = zone === null ? null : { zone, by };
    const stored = sql`exists (select from stored)`;
    for (const moving of placing([{ holder, place }], stored))
      await tx.execute(sql`with stored as (${storing}) ${moving}`);
    return;
  }
  const stored = await tx.execute(storing);
  if (admission.kind === "refuse" && stored.length > 0)
    await openRefusals(tx, {
      ...{ deviceId: phone.id, now },
      changed: [{ id: scan.id, shown, verdict: "refuse", reason, isNew: true, wrongGate: false }],
    });
}
