import { and, desc, eq, gt, isNotNull, ne, or, sql } from "drizzle-orm";

import { OVERRIDE_MINUTES } from "#app/domain/supervision/override.ts";
import { badge } from "#db/schema/badge.ts";
import { delegation } from "#db/schema/delegation.ts";
import { gate } from "#db/schema/gate.ts";
import { nominee } from "#db/schema/nominee.ts";
import { passage, presence } from "#db/schema/passage.ts";

import { database } from "../platform/database.server.ts";

const SHOWN = 20;

/**
 * People whom a gate refused or holds up, and who were not let in since; the latest first. A guard may be on the telephone
 * about any of them.
 */
export const heldUpNow = (now: Date) =>
  database()
    .selectDistinctOn([passage.scannedAt, passage.id], {
      passageId: passage.id,
      nomineeId: nominee.id,
      surname: nominee.surname,
      givenNames: nominee.givenNames,
      nativeName: nominee.nativeName,
      photoId: nominee.photoId,
      category: nominee.category,
      iso2: delegation.iso2,
      code: delegation.code,
      gate: gate.name,
      zone: gate.zone,
      verdict: passage.verdict,
      reason: passage.reason,
      at: passage.scannedAt,
    })
    .from(passage)
    .innerJoin(gate, eq(gate.id, passage.gateId))
    .innerJoin(badge, eq(badge.id, passage.badgeId))
    .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .leftJoin(presence, eq(presence.nomineeId, nominee.id))
    .where(
      and(
        gt(passage.scannedAt, new Date(now.getTime() - OVERRIDE_MINUTES * 60_000)),
        ne(passage.verdict, "admit"),
        isNotNull(passage.holderId),
        sql`${passage.decision} is distinct from 'admitted'`,
        or(sql`${presence.since} is null`, sql`${presence.since} < ${passage.scannedAt}`),
      ),
    )
    .orderBy(desc(passage.scannedAt), passage.id)
    .limit(SHOWN);
export type HeldUp = Awaited<ReturnType<typeof heldUpNow>>[number];
