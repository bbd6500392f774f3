import { eq } from "drizzle-orm";

import { declarationDeadline } from "#app/domain/declaration/deadline.ts";
import {
  type DeclarationFields,
  type DeclarationProblem,
  type Declared,
  readDeclaration,
} from "#app/domain/declaration/declaration.ts";
import { type DeclarationKind, mayChange } from "#app/domain/declaration/permit.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { declaration } from "#db/schema/declaration.ts";

import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import type { Writer } from "../travel/plan.server.ts";
import { auditDeclaration, declarationSetting, ownDeclaration } from "./own.server.ts";
import { sealDeclared } from "./sealed.server.ts";

export type DeclareRefusal =
  | { kind: "missing" }
  | { kind: "problems"; problems: DeclarationProblem[] }
  | { kind: "answered" }
  | { kind: "overtaken"; version: number; by: string; at: Date };
type Target = { id: string; version: number };
type Outcome = Result<{ id: string; late: boolean }, DeclareRefusal>;

/**
 * Declares a weapon or a radio, or changes one that nobody has answered yet (`target`, with the version that the form
 * was made of). Late ones are taken and marked, or turned away, as the definition says. The database counts the places.
 */
export async function declare(
  writer: Writer,
  kind: DeclarationKind,
  typed: DeclarationFields,
  target: Target | null,
): Promise<Outcome> {
  const setting = await declarationSetting(writer.delegationId, kind);
  const read = readDeclaration(kind, typed, setting);
  if (!read.ok) return err({ kind: "problems", problems: read.error });
  const late = writer.now > declarationDeadline(kind, read.value.entryDay, setting.rules);
  if (late && setting.rules.late === "refuse") return problem("entryDay", "too_late");
  try {
    return await database().transaction((tx) =>
      target ? change(tx, writer, read.value, late, target) : add(tx, writer, read.value, late),
    );
  } catch (error) {
    switch (constraintOf(error)) {
      case "quota_never_exceeded":
        return problem(kind === "weapon" ? "make" : "device", "limit_reached");
      case "weapon_declared_once_a_delegation":
        return problem("serial", "serial_twice");
      case "bearer_is_of_the_delegation":
        return problem("bearer", "bearer_unfit");
      default:
        throw error;
    }
  }
}

const problem = (field: DeclarationProblem["field"], kind: DeclarationProblem["kind"]) =>
  err({ kind: "problems" as const, problems: [{ field, kind }] });

function rowOf(declared: Declared, late: boolean, { now }: Writer) {
  const { kind, bearerId, entryPoint, entryDay, exitPoint, exitDay } = declared;
  const way = { entryPoint, entryDay, exitPoint, exitDay };
  return { kind, bearerId, ...way, ...sealDeclared(declared), late, changedAt: now };
}

async function add(
  tx: Transaction,
  writer: Writer,
  declared: Declared,
  late: boolean,
): Promise<Outcome> {
  const [made] = await tx
    .insert(declaration)
    .values({
      ...rowOf(declared, late, writer),
      delegationId: writer.delegationId,
      declaredBy: writer.actor,
      declaredAt: writer.now,
    })
    .returning({ id: declaration.id });
  if (!made) throw new Error("The declaration was not written");
  await auditDeclaration(tx, writer, "declaration.made", made.id, declared.kind);
  return ok({ id: made.id, late });
}

async function change(
  tx: Transaction,
  writer: Writer,
  declared: Declared,
  late: boolean,
  { id, version }: Target,
): Promise<Outcome> {
  const current = await ownDeclaration(tx, writer.delegationId, id);
  if (current?.kind !== declared.kind) return err({ kind: "missing" });
  if (!mayChange(current.status)) return err({ kind: "answered" });
  if (current.version !== version) {
    const { byName, changedAt } = current;
    return err({
      kind: "overtaken",
      version: current.version,
      by: byName ?? "",
      at: changedAt,
    });
  }
  await tx
    .update(declaration)
    .set({ ...rowOf(declared, late, writer), version: version + 1, declaredBy: writer.actor })
    .where(eq(declaration.id, id));
  await auditDeclaration(tx, writer, "declaration.changed", id, declared.kind);
  return ok({ id, late });
}
