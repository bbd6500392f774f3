import { eq } from "drizzle-orm";

import { afterUndo, mayWithdraw, type PermitStatus } from "#app/domain/declaration/permit.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { declaration } from "#db/schema/declaration.ts";

import { constraintOf, database } from "../platform/database.server.ts";
import type { Writer } from "../travel/plan.server.ts";
import { auditDeclaration, ownDeclaration } from "./own.server.ts";

export type WithdrawRefusal = "missing" | "answered" | "limit_reached" | "serial_twice";
type Outcome = Result<{ status: PermitStatus }, WithdrawRefusal>;

/** The delegation gives a request or a permit up; its place is free at once. */
export function withdrawDeclaration(writer: Writer, id: string): Promise<Outcome> {
  return database().transaction(async (tx) => {
    const held = await ownDeclaration(tx, writer.delegationId, id);
    if (!held) return err("missing");
    if (held.status === "withdrawn") return ok({ status: held.status });
    if (!mayWithdraw(held.status)) return err("answered");
    await tx
      .update(declaration)
      .set({
        status: "withdrawn",
        withdrawnFrom: held.status,
        version: held.version + 1,
        changedAt: writer.now,
      })
      .where(eq(declaration.id, id));
    await auditDeclaration(tx, writer, "declaration.withdrawn", id, held.kind);
    return ok({ status: "withdrawn" });
  });
}

/** Takes a withdrawal back: within minutes as it was, later as a new request. Needs a free place again. */
export async function restoreDeclaration(writer: Writer, id: string): Promise<Outcome> {
  try {
    return await database().transaction(async (tx) => {
      const held = await ownDeclaration(tx, writer.delegationId, id);
      if (!held) return err("missing");
      if (held.withdrawnFrom === null) return ok({ status: held.status });
      const status = afterUndo(held.withdrawnFrom, held.changedAt, writer.now);
      await tx
        .update(declaration)
        .set({
          status,
          withdrawnFrom: null,
          version: held.version + 1,
          changedAt: writer.now,
          ...(status === "requested"
            ? { answerSealed: null, decidedBy: null, decidedAt: null }
            : {}),
        })
        .where(eq(declaration.id, id));
      await auditDeclaration(tx, writer, "declaration.restored", id, held.kind);
      return ok({ status });
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "quota_never_exceeded") return err("limit_reached");
    if (constraint === "weapon_declared_once_a_delegation") return err("serial_twice");
    throw error;
  }
}
