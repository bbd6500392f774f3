import { eq } from "drizzle-orm";

import { decideOverride, type OverrideRefusal } from "#app/domain/supervision/override.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { pass } from "#db/schema/pass.ts";
import { passage } from "#db/schema/passage.ts";

import { settleLedger } from "../gate/ledger.server.ts";
import type { Holder } from "../gate/shown.server.ts";
import { audit } from "../platform/audit.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** Who acts: account id and summit time. */
export type By = { actor: string; now: Date };

/**
 * Lets somebody in whom a gate refused or holds up: the passage keeps its verdict, with who let them in and why, and its
 * phone shows it within a second. The guard's own word about it does not count any more.
 */
export async function letInAgainstVerdict(
  { passageId, reason }: { passageId: string; reason: string },
  { actor, now }: By,
): Promise<Result<null, OverrideRefusal | "missing">> {
  if (!isUuid(passageId)) return err("missing");
  const summit = await summitDefinition();
  return database().transaction(async (tx) => {
    const [seen] = await tx
      .select({ passage, kind: pass.kind })
      .from(passage)
      .leftJoin(pass, eq(pass.id, passage.passId))
      .where(eq(passage.id, passageId))
      .for("update", { of: passage });
    if (!seen) return err("missing");
    const { decision, scannedAt: at, floaterId } = seen.passage;
    const holder = holderOf(seen.passage, seen.kind);
    const decided = decideOverride({ decision, hasHolder: holder !== null, at }, reason, now);
    if (!decided.ok) return decided;
    await tx
      .update(passage)
      .set({ decision: "admitted", overriddenBy: actor, overrideReason: decided.value })
      .where(eq(passage.id, passageId));
    await settleLedger(tx, { summit, changed: [{ at, shown: { holder }, floaterId }], now });
    await audit(tx, {
      ...{ actor, action: "passage.let_in", subjectKind: "passage", subjectId: passageId, at: now },
    });
    return ok(null);
  });
}

function holderOf(
  { badgeId, holderId }: { badgeId: string | null; holderId: string | null },
  kind: Holder["kind"] | null,
): Holder | null {
  if (holderId === null) return null;
  if (badgeId !== null) return { id: holderId, kind: "nominee" };
  return kind === "day_badge" ? { id: holderId, kind } : null;
}
