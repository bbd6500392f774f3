import { eq } from "drizzle-orm";

import {
  type AnswerProblem,
  mayDecide,
  type PermitStatus,
  readAnswer,
} from "#app/domain/declaration/permit.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { declaration } from "#db/schema/declaration.ts";
import { account } from "#db/schema/person.ts";

import { constraintOf, database } from "../platform/database.server.ts";
import { auditDeclaration } from "./own.server.ts";
import { tellOfPermit } from "./permit-mail.server.ts";
import type { Reader } from "./reading.server.ts";
import { sealAnswer } from "./sealed.server.ts";

export type DecideRefusal =
  | { kind: "missing" | "withdrawn" | "limit_reached" | "serial_twice" }
  | { kind: "problem"; problem: AnswerProblem }
  | { kind: "overtaken"; by: string };

/**
 * The security office answers: a permit with its number, or a refusal with its reason. The delegation is told in the
 * same transaction. `version` is that of the declaration that was read: a change since is read again first.
 */
export async function decidePermit(
  officer: Reader,
  id: string,
  typed: { outcome: string; number: string; reason: string; version: number },
): Promise<Result<{ status: PermitStatus }, DecideRefusal>> {
  if (!isUuid(id)) return err({ kind: "missing" });
  try {
    return await database().transaction(async (tx) => {
      const [held] = await tx
        .select({ declaration, byName: account.name })
        .from(declaration)
        .leftJoin(account, eq(account.id, declaration.decidedBy))
        .where(eq(declaration.id, id))
        .for("update", { of: declaration });
      if (!held) return err({ kind: "missing" as const });
      const { kind, status, version, delegationId } = held.declaration;
      if (!mayDecide(status)) return err({ kind: "withdrawn" as const });
      if (version !== typed.version)
        return err({ kind: "overtaken" as const, by: held.byName ?? "" });
      const answer = readAnswer(typed);
      if (!answer.ok) return err({ kind: "problem" as const, problem: answer.error });
      const { outcome } = answer.value;
      await tx
        .update(declaration)
        .set({
          status: outcome,
          answerSealed: sealAnswer(answer.value),
          decidedBy: officer.actor,
          decidedAt: officer.now,
          changedAt: officer.now,
          version: version + 1,
        })
        .where(eq(declaration.id, id));
      await auditDeclaration(tx, officer, `declaration.${outcome}`, id, kind);
      await tellOfPermit(tx, { delegationId, kind });
      return ok({ status: outcome });
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "quota_never_exceeded") return err({ kind: "limit_reached" });
    if (constraint === "weapon_declared_once_a_delegation") return err({ kind: "serial_twice" });
    throw error;
  }
}
