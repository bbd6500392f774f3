import { err, ok, type Result } from "../result.ts";
import type { PurgedClass } from "./classes.ts";

/** What a hold keeps from being destroyed: all data of a class, of a delegation, or of one person. */
export type HoldOn =
  | { kind: "class"; data: PurgedClass }
  | { kind: "delegation"; id: string }
  | { kind: "person"; id: string };

export const LONGEST_REASON = 500;

/** The reason of a hold or a request, as the register keeps it. */
export function readReason(typed: string): Result<string, "reason_missing" | "reason_too_long"> {
  const reason = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (reason === "") return err("reason_missing");
  return [...reason].length > LONGEST_REASON ? err("reason_too_long") : ok(reason);
}
