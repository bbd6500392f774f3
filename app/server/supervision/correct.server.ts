import { randomUUID } from "node:crypto";

import { desc, eq } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import {
  type Correction,
  type CorrectionRefusal,
  decideCorrection,
} from "#app/domain/supervision/correction.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { badge } from "#db/schema/badge.ts";
import { gate } from "#db/schema/gate.ts";
import { passage } from "#db/schema/passage.ts";

import { settleLedger } from "../gate/ledger.server.ts";
import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { By } from "./override.server.ts";

/**
 * Writes into the ledger what no phone saw: somebody came in, or went out, by a gate at a minute. Where they are, and what
 * did not agree, follows from it as from any passage.
 */
export async function correctLedger(
  { nomineeId, ...correction }: Correction & { nomineeId: string },
  { actor, now }: By,
): Promise<Result<null, CorrectionRefusal | "gate_missing" | "missing">> {
  const decided = decideCorrection(correction, now);
  if (!decided.ok) return decided;
  if (!isUuid(nomineeId)) return err("missing");
  const summit = await summitDefinition();
  const { gateId, direction } = correction;
  return database().transaction(async (tx) => {
    const [newest] = await tx
      .select({ id: badge.id })
      .from(badge)
      .where(eq(badge.nomineeId, nomineeId))
      .orderBy(desc(badge.issue))
      .limit(1);
    if (!newest) return err("missing");
    if ((await tx.$count(gate, eq(gate.id, gateId))) === 0) return err("gate_missing");
    const { at, reason } = decided.value;
    const id = randomUUID();
    await tx.insert(passage).values({
      ...{ id, source: "correction", gateId, direction, badgeId: newest.id, holderId: nomineeId },
      ...{ verdict: "admit", decision: "admitted", enteredBy: actor, note: reason, scannedAt: at },
    });
    const holder = { id: nomineeId, kind: "nominee" as const };
    await settleLedger(tx, { summit, changed: [{ at, shown: { holder }, floaterId: null }], now });
    await audit(tx, {
      ...{ actor, action: "passage.written", subjectKind: "passage", subjectId: id, at: now },
    });
    return ok(null);
  });
}
