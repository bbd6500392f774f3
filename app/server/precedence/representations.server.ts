import { and, asc, eq, isNull } from "drizzle-orm";

import type { RepresentationRecord } from "#app/domain/precedence/representation.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { representation } from "#db/schema/precedence.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { type Database, database, type Transaction } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** `absenceHasNoDate`: nobody comes, so nobody is in office since; `futureDate`: in office only after that day. */
export type RepresentationRefusal = "unknown" | "absenceHasNoDate" | "futureDate";

/** What was recorded and not taken back, oldest first. */
export async function representationsInForce(
  reader: Database | Transaction = database(),
): Promise<(RepresentationRecord & { id: string })[]> {
  const rows = await reader
    .select()
    .from(representation)
    .where(isNull(representation.takenBackAt))
    .orderBy(asc(representation.turn));
  return rows.map(({ id, delegationId, itemId, stage, rank, inOfficeSince }) => ({
    id,
    delegationId,
    item: itemId,
    stage,
    rank,
    inOfficeSince,
  }));
}

/**
 * Records who represents a delegation, for the summit (`item` null) or one session. Every list that goes by rank follows
 * at once. What was recorded before stays, and holds again when this is taken back.
 * Refusals: `unknown` delegation or session, `absenceHasNoDate`, `futureDate`.
 */
export async function recordRepresentation(
  officer: { accountId: string },
  record: RepresentationRecord,
): Promise<Result<{ id: string }, RepresentationRefusal>> {
  const { delegationId, item: itemId, stage, rank, inOfficeSince } = record;
  if (rank === "absent" && inOfficeSince !== null) return err("absenceHasNoDate");
  const { delegations } = await summitDefinition();
  if (!delegations.some(({ id }) => id === delegationId)) return err("unknown");
  const now = await summitNow();
  if (inOfficeSince !== null && inOfficeSince > now.toISOString().slice(0, 10))
    return err("futureDate");
  return database().transaction(async (tx) => {
    if (itemId !== null && !(await isItem(tx, itemId))) return err("unknown");
    const made = { delegationId, itemId, stage, rank, inOfficeSince };
    const [row] = await tx
      .insert(representation)
      .values({ ...made, recordedBy: officer.accountId, recordedAt: now })
      .returning({ id: representation.id });
    if (!row) throw new Error("Nothing was recorded");
    const deed = { actor: officer.accountId, action: "representation.recorded", at: now };
    await audit(tx, {
      ...deed,
      subjectKind: "delegation",
      subjectId: delegationId,
      fields: [stage],
    });
    return ok(row);
  });
}

/** Takes a record back: what was recorded before it holds again. Refuses what is `gone` already. */
export async function takeRepresentationBack(
  officer: { accountId: string },
  id: string,
): Promise<Result<null, "gone">> {
  const now = await summitNow();
  return database().transaction(async (tx) => {
    const [row] = await tx
      .update(representation)
      .set({ takenBackAt: now })
      .where(and(eq(representation.id, id), isNull(representation.takenBackAt)))
      .returning();
    if (!row) return err("gone");
    const deed = { actor: officer.accountId, action: "representation.taken_back", at: now };
    const subject = { subjectKind: "delegation", subjectId: row.delegationId };
    await audit(tx, { ...deed, ...subject, fields: [row.stage] });
    return ok(null);
  });
}

async function isItem(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.$count(programmeItem, eq(programmeItem.id, id))) > 0;
}
