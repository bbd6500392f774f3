import { and, asc, eq, isNull } from "drizzle-orm";

import { type GrantRefusal, readGrant, zonesOf } from "#app/domain/badge/zones.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { nominee } from "#db/schema/nominee.ts";
import { zoneGrant } from "#db/schema/zone.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

type By = { actor: string; now: Date };

/** Zones granted to a person beside those of the category, by number. */
export async function grantedZones(
  within: Transaction | ReturnType<typeof database>,
  nomineeId: string,
): Promise<number[]> {
  const rows = await within
    .select({ zone: zoneGrant.zone })
    .from(zoneGrant)
    .where(and(eq(zoneGrant.nomineeId, nomineeId), isNull(zoneGrant.endedAt)))
    .orderBy(asc(zoneGrant.zone));
  return rows.map(({ zone }) => zone);
}

/**
 * Opens one more zone to a person, with a reason, on record. Badges issued from then on open it; one in hand does not,
 * and the desk is shown that it is to be issued anew.
 */
export async function grantZone(
  { actor, now }: By,
  nomineeId: string,
  typed: { zone: number; reason: string },
): Promise<Result<null, GrantRefusal | "missing">> {
  if (!isUuid(nomineeId)) return err("missing");
  const definition = await summitDefinition();
  try {
    return await database().transaction(async (tx) => {
      const person = await lockPerson(tx, nomineeId);
      const category = definition.categories.find(({ id }) => id === person?.category);
      if (!person || !category) return err("missing");
      const open = zonesOf(category, await grantedZones(tx, nomineeId));
      const grant = readGrant(typed, definition, open);
      if (!grant.ok) return grant;
      await tx
        .insert(zoneGrant)
        .values({ nomineeId, ...grant.value, grantedBy: actor, grantedAt: now });
      await onRecord(tx, "zone.granted", nomineeId, { actor, now });
      return ok(null);
    });
  } catch (error) {
    if (constraintOf(error) === "zone_granted_once_a_nominee") return err("open_already");
    throw error;
  }
}

/** Takes a grant back. Refused (`not_granted`) when it was ended before or belongs to somebody else. */
export function endGrant(
  { actor, now }: By,
  nomineeId: string,
  grantId: string,
): Promise<Result<null, GrantRefusal>> {
  return database().transaction(async (tx) => {
    if (!isUuid(nomineeId) || !isUuid(grantId)) return err("not_granted");
    await lockPerson(tx, nomineeId);
    const [ended] = await tx
      .update(zoneGrant)
      .set({ endedBy: actor, endedAt: now })
      .where(
        and(
          eq(zoneGrant.id, grantId),
          eq(zoneGrant.nomineeId, nomineeId),
          isNull(zoneGrant.endedAt),
        ),
      )
      .returning({ id: zoneGrant.id });
    if (!ended) return err("not_granted");
    await onRecord(tx, "zone.grant_ended", nomineeId, { actor, now });
    return ok(null);
  });
}

/** Issues of a badge lock the same row, so that none is signed between a grant and its record. */
async function lockPerson(tx: Transaction, id: string) {
  const [person] = await tx
    .select({ category: nominee.category })
    .from(nominee)
    .where(eq(nominee.id, id))
    .for("update");
  return person;
}

const onRecord = (tx: Transaction, action: string, subjectId: string, { actor, now }: By) =>
  audit(tx, { actor, action, subjectKind: "nominee", subjectId, fields: ["zones"], at: now });
