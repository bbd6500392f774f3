import type { Role } from "../access/roles.ts";
import type { FileStatus } from "../nominee/status.ts";
import { canTurn, type Turn } from "../nominee/turns.ts";
import { assertNever, err, ok, type Result } from "../result.ts";
import type { Category, VettingStage } from "../summit/definition.ts";
import { currentRound, type Decided } from "./round.ts";
import { stageDue, stagesOf } from "./stages.ts";

/** What an officer does to a file without deciding its stage. One list for the database, forms and words. */
export const MOVES = ["held", "resumed", "reopened"] as const;
export type Move = (typeof MOVES)[number];

export type MoveCase = {
  /** The file as it is now. */
  nominee: { status: FileStatus; stage: string | null; version: number; stageDueAt: Date | null };
  category: Pick<Category, "vettingPath">;
  /** All stages of the definition. */
  stages: readonly VettingStage[];
  /** Earlier decisions on this file, first to last. */
  decisions: readonly Decided[];
  officer: { roles: readonly Role[] };
  move: Move;
  /** The version that the officer was looking at. */
  seenVersion: number;
  reason: string;
  /** What was left of the stage's time when the file was put on hold, in ms; negative when it was late. */
  leftMs: number | null;
  hasLiveBadge: boolean;
  now: Date;
};

/** What a move makes of the file. `due` is null while the file is on hold: its time stands still. */
export type MoveEffect = {
  status: FileStatus;
  stage: string;
  due: Date | null;
  /** Kept with the hold, so that the file has as much time afterwards as it had before; null for other moves. */
  leftMs: number | null;
};

export type MoveRefusal =
  /** Somebody changed or decided the file after this officer opened it. */
  | { kind: "changed" }
  /** The file does not stand where this move begins. */
  | { kind: "not_movable"; move: Move; status: FileStatus }
  | { kind: "unknown_stage"; stage: string }
  | { kind: "not_your_stage"; stage: string; role: Role }
  | { kind: "reason_missing" }
  /** A hold says what is waited for. */
  | { kind: "why_missing" }
  /** The file never waited for a stage: its category has none. */
  | { kind: "no_stage" }
  /** A badge that lives is revoked first, or its holder would walk in while the file is looked at again. */
  | { kind: "live_badge" };

const TURN_OF = {
  held: "hold",
  resumed: "resume",
  reopened: "reopen",
} as const satisfies Record<Move, Turn>;

/**
 * Puts a file on hold, takes it up again, or reopens one that was refused or cleared, at the stage that was decided
 * last. Only who decides that stage may. On hold a file keeps its place and its stage; a reopened one takes a place
 * anew, which the database may refuse.
 */
export function decideMove(at: MoveCase): Result<MoveEffect, MoveRefusal> {
  if (at.seenVersion !== at.nominee.version) return err({ kind: "changed" });
  const { status } = at.nominee;
  if (!canTurn(TURN_OF[at.move], status))
    return err({ kind: "not_movable", move: at.move, status });
  const stage = stageOf(at);
  if (!stage.ok) return stage;
  if (!at.officer.roles.includes(stage.value.role))
    return err({ kind: "not_your_stage", stage: stage.value.id, role: stage.value.role });
  if (at.move === "reopened" && at.hasLiveBadge) return err({ kind: "live_badge" });
  if (at.move !== "resumed" && at.reason === "")
    return err({ kind: at.move === "held" ? "why_missing" : "reason_missing" });
  return ok(effectOf(at, stage.value));
}

/** The stage that the file waits for, or that was decided last. */
function stageOf({
  move,
  nominee,
  category,
  stages,
  decisions,
}: MoveCase): Result<VettingStage, MoveRefusal> {
  const id = move === "reopened" ? (decisions.at(-1)?.stage ?? null) : nominee.stage;
  if (id === null)
    return err(
      move === "reopened"
        ? { kind: "no_stage" }
        : { kind: "not_movable", move, status: nominee.status },
    );
  const stage = stagesOf(category.vettingPath, stages)?.find((each) => each.id === id);
  return stage ? ok(stage) : err({ kind: "unknown_stage", stage: id });
}

function effectOf(at: MoveCase, stage: VettingStage): MoveEffect {
  const { move, nominee, now } = at;
  switch (move) {
    case "held": {
      const leftMs = nominee.stageDueAt && nominee.stageDueAt.getTime() - now.getTime();
      return { status: "on_hold", stage: stage.id, due: null, leftMs };
    }
    case "resumed": {
      const status = currentRound(at.decisions).length > 0 ? "in_vetting" : "submitted";
      const due = at.leftMs === null ? stageDue(stage, now) : new Date(now.getTime() + at.leftMs);
      return { status, stage: stage.id, due, leftMs: null };
    }
    case "reopened":
      return { status: "in_vetting", stage: stage.id, due: stageDue(stage, now), leftMs: null };
    default:
      return assertNever(move);
  }
}
