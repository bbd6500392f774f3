import { and, desc, eq, isNull } from "drizzle-orm";

import { isUuid } from "#app/domain/uuid.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { device, gate } from "#db/schema/gate.ts";
import { nominee } from "#db/schema/nominee.ts";
import { pass } from "#db/schema/pass.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { account } from "#db/schema/person.ts";
import { personBlock } from "#db/schema/supervision.ts";

import { atMost } from "../platform/at-most.server.ts";
import { database } from "../platform/database.server.ts";
import { PERSON } from "./search.server.ts";

const LATELY = 20;

/** A person as a supervisor meets them: where they are, whether held back, the badge, and where they were seen lately. */
export async function personAtGates(id: string) {
  if (!isUuid(id)) return null;
  const [person] = await database()
    .select({
      ...PERSON,
      since: presence.since,
      floater: pass.number,
      blockReason: personBlock.reason,
      blockedAt: personBlock.blockedAt,
      blockedBy: account.name,
    })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .leftJoin(presence, eq(presence.nomineeId, nominee.id))
    .leftJoin(pass, eq(pass.id, presence.floaterId))
    .leftJoin(personBlock, and(eq(personBlock.nomineeId, nominee.id), isNull(personBlock.liftedAt)))
    .leftJoin(account, eq(account.id, personBlock.blockedBy))
    .where(eq(nominee.id, id));
  if (!person) return null;
  const [live] = await database()
    .select({ shortNumber: badge.shortNumber, issue: badge.issue, zones: badge.zones })
    .from(badge)
    .where(and(eq(badge.nomineeId, id), isNull(badge.revokedAt), isNull(badge.supersededAt)));
  return { ...person, badge: live ?? null, passages: await passagesOf(id) };
}
export type PersonAtGates = NonNullable<Awaited<ReturnType<typeof personAtGates>>>;

/** By all badges that the person ever had: the last of each, by the index `passage_by_badge`, and the last of those. */
function passagesOf(nomineeId: string) {
  const seen = database()
    .select()
    .from(passage)
    .where(eq(passage.badgeId, badge.id))
    .orderBy(desc(passage.scannedAt), desc(passage.deviceSequence), passage.id)
    .limit(atMost(LATELY))
    .as("seen");
  return database()
    .select({
      id: seen.id,
      at: seen.scannedAt,
      gate: gate.name,
      zone: gate.zone,
      direction: seen.direction,
      verdict: seen.verdict,
      reason: seen.reason,
      decision: seen.decision,
      source: seen.source,
      overrideReason: seen.overrideReason,
      note: seen.note,
      phone: device.label,
    })
    .from(badge)
    .crossJoinLateral(seen)
    .innerJoin(gate, eq(gate.id, seen.gateId))
    .leftJoin(device, eq(device.id, seen.deviceId))
    .where(eq(badge.nomineeId, nomineeId))
    .orderBy(desc(seen.scannedAt), desc(seen.deviceSequence), seen.id)
    .limit(atMost(LATELY));
}
