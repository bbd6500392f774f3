import type { Role } from "../access/roles.ts";
import { type FieldNotes, NOMINEE_FIELDS, type NomineeField } from "../nominee/fields.ts";
import type { FileStatus } from "../nominee/status.ts";
import { canTurn, type Turn } from "../nominee/turns.ts";
import { assertNever, err, ok, type Result } from "../result.ts";
import type { Category, VettingStage } from "../summit/definition.ts";
import type { Outcome } from "./outcome.ts";
import { currentRound, type Decided } from "./round.ts";
import { stageDue, stagesOf } from "./stages.ts";

export type VettingCase = {
  /** The file as it is now. */
  nominee: { status: FileStatus; stage: string | null; version: number };
  category: Pick<Category, "vettingPath" | "twoPerson">;
  /** All stages of the definition. */
  stages: readonly VettingStage[];
  /** Earlier decisions on this file, first to last. */
  decisions: readonly Decided[];
  officer: { id: string; roles: readonly Role[] };
  outcome: Outcome;
  /** The version that the officer was looking at. */
  seenVersion: number;
  reason: string;
  /** What the delegation is to mend; kept only when the file is returned. */
  fields: readonly NomineeField[];
  /** Words to single fields; a field with a note is one to mend. */
  notes: FieldNotes;
  now: Date;
};

/** What a decision makes of the file. `stage` and `due` are null once nobody of the officers is waited for. */
export type VettingEffect = {
  /** The stage that was decided. */
  decided: string;
  status: FileStatus;
  stage: string | null;
  due: Date | null;
  returnedFields: readonly NomineeField[];
  returnedReason: string;
  returnedNotes: FieldNotes;
};

export type VettingRefusal =
  /** Somebody changed or decided the file after this officer opened it. */
  | { kind: "changed" }
  /** The file lies with the delegation, or has left vetting. */
  | { kind: "not_waiting"; status: FileStatus }
  /** The file or its path names a stage that the definition does not have: nobody can decide until that is mended. */
  | { kind: "unknown_stage"; stage: string }
  | { kind: "not_your_stage"; stage: string; role: Role }
  /** The category wants two persons, and this officer already decided `stage`. */
  | { kind: "two_persons"; stage: string }
  | { kind: "reason_missing" };

const TURN_OF = {
  approved: "approve",
  returned: "return",
  refused: "refuse",
} as const satisfies Record<Outcome, Turn>;

/**
 * Decides a stage of a file, or says why this officer cannot. Approval moves the file to the next stage of its
 * category's path and after the last one to `cleared`; a return gives it back to the delegation; a refusal ends it.
 */
export function decideVetting(at: VettingCase): Result<VettingEffect, VettingRefusal> {
  if (at.seenVersion !== at.nominee.version) return err({ kind: "changed" });
  const place = placeOf(at);
  if (!place.ok) return place;
  const barred = barredFrom(place.value.stage, at);
  if (barred) return err(barred);
  if (!saysWhy(at)) return err({ kind: "reason_missing" });
  return ok(effectOf(at, place.value));
}

/** A return needs no reason for the whole where each field to mend has its own. */
function saysWhy({ outcome, reason, ...at }: VettingCase): boolean {
  if (outcome === "approved" || reason !== "") return true;
  const fields = fieldsToMend(at);
  return outcome === "returned" && fields.length > 0 && fields.every((field) => at.notes[field]);
}

/** Those marked and those written to, in the order of the form. */
const fieldsToMend = ({ fields, notes }: Pick<VettingCase, "fields" | "notes">): NomineeField[] =>
  NOMINEE_FIELDS.filter((field) => fields.includes(field) || notes[field]);

type Place = { stage: VettingStage; next: VettingStage | null };

function placeOf({
  nominee,
  category,
  stages,
  outcome,
}: VettingCase): Result<Place, VettingRefusal> {
  const { status, stage: id } = nominee;
  if (id === null || !canTurn(TURN_OF[outcome], status))
    return err({ kind: "not_waiting", status });
  const path = stagesOf(category.vettingPath, stages);
  if (path === null) {
    const unknown = category.vettingPath.find((step) => !stages.some((stage) => stage.id === step));
    return err({ kind: "unknown_stage", stage: unknown ?? id });
  }
  const at = path.findIndex((stage) => stage.id === id);
  const stage = path[at];
  if (!stage) return err({ kind: "unknown_stage", stage: id });
  return ok({ stage, next: path[at + 1] ?? null });
}

/** Why this officer may not decide this stage, whatever they would decide; null when they may. */
export function barredFrom(
  stage: VettingStage,
  { category, decisions, officer }: Pick<VettingCase, "category" | "decisions" | "officer">,
): Extract<VettingRefusal, { kind: "not_your_stage" | "two_persons" }> | null {
  if (!officer.roles.includes(stage.role))
    return { kind: "not_your_stage", stage: stage.id, role: stage.role };
  const earlier = currentRound(decisions).find(
    (decision) => decision.officerId === officer.id && decision.stage !== stage.id,
  );
  return category.twoPerson && earlier ? { kind: "two_persons", stage: earlier.stage } : null;
}

function effectOf({ outcome, reason, now, ...at }: VettingCase, place: Place): VettingEffect {
  const gone = { decided: place.stage.id, stage: null, due: null };
  const nothingBack = { returnedFields: [], returnedReason: "", returnedNotes: {} };
  switch (outcome) {
    case "approved":
      if (place.next === null) return { ...gone, ...nothingBack, status: "cleared" };
      return {
        ...nothingBack,
        decided: place.stage.id,
        status: "in_vetting",
        stage: place.next.id,
        due: stageDue(place.next, now),
      };
    case "returned":
      return {
        ...gone,
        status: "returned",
        returnedFields: fieldsToMend(at),
        returnedReason: reason,
        returnedNotes: at.notes,
      };
    case "refused":
      return { ...gone, ...nothingBack, status: "refused" };
    default:
      return assertNever(outcome);
  }
}
