import { err, ok, type Result } from "../result.ts";
import { DOCUMENT_STATUSES, type DocumentStatus } from "./status.ts";

export const DIRECTIONS = ["forward", "back"] as const;
export type DocumentDirection = (typeof DIRECTIONS)[number];

/** The status one step on or back; refused past either end: what is adopted goes no further, a draft nowhere back. */
export function stepOf(
  status: DocumentStatus,
  direction: DocumentDirection,
): Result<DocumentStatus, "at_the_end"> {
  const step = direction === "forward" ? 1 : -1;
  const next = DOCUMENT_STATUSES[DOCUMENT_STATUSES.indexOf(status) + step];
  return next ? ok(next) : err("at_the_end");
}
