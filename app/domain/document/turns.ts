import { err, ok, type Result } from "../result.ts";
import type { DocumentRules } from "./rules.ts";
import { DOCUMENT_STATUSES, type DocumentStatus } from "./status.ts";

export const DIRECTIONS = ["forward", "back"] as const;
export type DocumentDirection = (typeof DIRECTIONS)[number];

/** Why a document does not move. */
export const TURN_REFUSALS = [
  "at_the_start",
  "adopted_is_final",
  "no_text",
  "brackets",
  "silence_runs",
  "objections",
  "future_day",
  "before_last_turn",
  "needs_reason",
] as const;
export type TurnRefusal = (typeof TURN_REFUSALS)[number];

/** Where a document stands when somebody wants to move it. */
export type Standing = {
  status: DocumentStatus;
  /** The latest version; null while there is no text. */
  text: { brackets: number } | null;
  silenceRuns: boolean;
  /** Delegations whose last word on the latest version is a reservation or a proposal. */
  objections: number;
  /** ISO day of the last turn. */
  lastDay: string | null;
};

/** `day`: on which the body decided, an ISO day in Astana. */
export type TurnWish = { direction: DocumentDirection; day: string; reason: string };

/** The status one step on or back; undefined past either end, and from what is adopted. */
export function stepOf(
  status: DocumentStatus,
  direction: DocumentDirection,
): DocumentStatus | undefined {
  if (status === "adopted") return undefined;
  return DOCUMENT_STATUSES[DOCUMENT_STATUSES.indexOf(status) + (direction === "forward" ? 1 : -1)];
}

/**
 * Judges a turn. A clearance needs a text without brackets, on which no silence procedure runs; whether a standing
 * reservation stops it is the definition's rule. A step back needs a reason, and what is adopted is final.
 * @param today ISO day in Astana
 */
export function decideTurn(
  standing: Standing,
  wish: TurnWish,
  { reservations }: Pick<DocumentRules, "reservations">,
  today: string,
): Result<DocumentStatus, TurnRefusal> {
  const { status, text, silenceRuns, objections, lastDay } = standing;
  const next = stepOf(status, wish.direction);
  if (!next) return err(status === "adopted" ? "adopted_is_final" : "at_the_start");
  if (silenceRuns) return err("silence_runs");
  if (wish.day > today) return err("future_day");
  if (lastDay !== null && wish.day < lastDay) return err("before_last_turn");
  if (wish.direction === "back") return wish.reason ? ok(next) : err("needs_reason");
  if (!text) return err("no_text");
  if (text.brackets > 0) return err("brackets");
  if (reservations === "stop" && objections > 0) return err("objections");
  return ok(next);
}

/** May another version be written? A cleared text is not changed under those who cleared it; a first text may still be put on file. */
export function mayWriteVersion(
  status: DocumentStatus,
  versions: number,
  silenceRuns: boolean,
): Result<null, "adopted_is_final" | "cleared" | "silence_runs"> {
  if (status === "adopted") return err("adopted_is_final");
  if (silenceRuns) return err("silence_runs");
  return status === "drafting" || versions === 0 ? ok(null) : err("cleared");
}
