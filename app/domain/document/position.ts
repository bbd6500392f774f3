import { err, ok, type Result } from "../result.ts";
import type { DocumentStatus } from "./status.ts";

/** What a delegation says of a text or a paragraph. `silent` is also the state of those who have said nothing, and takes an earlier word back. */
export const STANCES = ["agree", "reserve", "propose", "silent"] as const;
export type Stance = (typeof STANCES)[number];

/** Which stances break a silence: agreement and silence do not. */
export const breaksSilence = (stance: Stance): boolean =>
  stance === "reserve" || stance === "propose";

/** A delegation's word; `paragraph` counts from 1, null is the text as a whole. */
export type Position = {
  delegationId: string;
  paragraph: number | null;
  stance: Stance;
  /** The wording put forward; empty unless the stance is `propose`. */
  proposal: string;
  remark: string;
};

export const POSITION_MAX_LENGTH = 4_000;

export const POSITION_REFUSALS = [
  "no_say",
  "no_text",
  "adopted_is_final",
  "newer_version",
  "no_such_paragraph",
  "needs_text",
  "needs_reason",
  "too_long",
] as const;
export type PositionRefusal = (typeof POSITION_REFUSALS)[number];

export type PositionContext = {
  status: DocumentStatus;
  /** The latest version: positions are taken on no other. */
  latest: { number: number; paragraphs: number } | null;
  hasSay: boolean;
};

/** A position as sent, with the number of the version that its author read. */
export type PositionWish = Omit<Position, "delegationId"> & { version: number };

/**
 * Judges a position. A proposal brings its wording and a reservation its reason; both are on the latest version, which is
 * the one that the author must have read.
 */
export function decidePosition(
  wish: PositionWish,
  { status, latest, hasSay }: PositionContext,
): Result<Omit<Position, "delegationId">, PositionRefusal> {
  if (!hasSay) return err("no_say");
  if (status === "adopted") return err("adopted_is_final");
  if (!latest) return err("no_text");
  if (wish.version !== latest.number) return err("newer_version");
  const { paragraph, stance } = wish;
  if (paragraph !== null && (paragraph < 1 || paragraph > latest.paragraphs))
    return err("no_such_paragraph");
  if (stance === "propose" && !wish.proposal) return err("needs_text");
  if (stance === "reserve" && !wish.remark) return err("needs_reason");
  if (wish.proposal.length > POSITION_MAX_LENGTH || wish.remark.length > POSITION_MAX_LENGTH)
    return err("too_long");
  const proposal = stance === "propose" ? wish.proposal : "";
  return ok({ paragraph, stance, proposal, remark: stance === "silent" ? "" : wish.remark });
}
