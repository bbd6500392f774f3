import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { vettingMove } from "#db/schema/vetting.ts";

import type { Transaction } from "../platform/database.server.ts";
import { type Prepared, type Setting, STAGE_TOOK } from "./demonstration-prepared.ts";

const HOUR = 3_600_000;

/** Who put the files on hold that are so, and for what: half an hour after they reached their stage. */
export async function inventHolds(
  tx: Transaction,
  files: readonly Prepared[],
  { vettingStages }: SummitDefinition,
  { cast }: Setting,
): Promise<void> {
  for (const [index, entry] of files.entries()) {
    const { id, sentAt, status, reason = "" } = entry;
    const stage = vettingStages.find((each) => each.id === entry.stage);
    if (status !== "on_hold" || !sentAt || !stage) continue;
    const officerId = cast.accountOf(stage.role, index);
    const movedAt = new Date(sentAt.getTime() + entry.decided.length * STAGE_TOOK + HOUR / 2);
    const leftMs = (stage.hours - 0.5) * HOUR;
    const hold = { nomineeId: id, move: "held", stage: stage.id, leftMs, reason } as const;
    await tx.insert(vettingMove).values({ ...hold, officerId, movedAt });
    await tx.insert(auditEntry).values({
      at: movedAt,
      actor: officerId,
      action: "nominee.held",
      subjectKind: "nominee",
      subjectId: id,
      fields: ["status", "stage"],
    });
  }
}
