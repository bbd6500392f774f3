import { and, eq, isNull } from "drizzle-orm";

import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { nominee } from "#db/schema/nominee.ts";
import { personBlock } from "#db/schema/supervision.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database } from "../platform/database.server.ts";
import type { By } from "./override.server.ts";

export type HoldRefusal = "reason_missing" | "held_already" | "not_held";

/** From now on no gate lets this person in, whatever badge they show; phones hear of it within a second. */
export async function holdBack(
  { nomineeId, reason }: { nomineeId: string; reason: string },
  { actor, now }: By,
): Promise<Result<null, HoldRefusal | "missing">> {
  if (!isUuid(nomineeId)) return err("missing");
  if (reason.trim() === "") return err("reason_missing");
  try {
    return await database().transaction(async (tx) => {
      const known = await tx.$count(nominee, eq(nominee.id, nomineeId));
      if (known === 0) return err("missing");
      await tx
        .insert(personBlock)
        .values({ nomineeId, reason: reason.trim(), blockedBy: actor, blockedAt: now });
      const subject = { subjectKind: "nominee", subjectId: nomineeId };
      await audit(tx, { actor, action: "nominee.held_back", ...subject, at: now });
      return ok(null);
    });
  } catch (error) {
    if (constraintOf(error) === "blocked_once_a_nominee") return err("held_already");
    throw error;
  }
}

/** Gates let this person in again, by the badge they have. */
export function letGo(nomineeId: string, { actor, now }: By): Promise<Result<null, HoldRefusal>> {
  return database().transaction(async (tx) => {
    const lifted = isUuid(nomineeId)
      ? await tx
          .update(personBlock)
          .set({ liftedBy: actor, liftedAt: now })
          .where(and(eq(personBlock.nomineeId, nomineeId), isNull(personBlock.liftedAt)))
          .returning({ id: personBlock.id })
      : [];
    if (lifted.length === 0) return err("not_held");
    const subject = { subjectKind: "nominee", subjectId: nomineeId };
    await audit(tx, { actor, action: "nominee.let_go", ...subject, at: now });
    return ok(null);
  });
}
