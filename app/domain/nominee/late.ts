import { maySendIn, type Window } from "./deadline.ts";
import type { FileStatus } from "./status.ts";

/** What an officer makes of a nomination that came after the close. */
export const LATE_OUTCOMES = ["admitted", "declined"] as const;
export type LateOutcome = (typeof LATE_OUTCOMES)[number];

export type Admission =
  | { kind: "in_time" }
  /** Waits for an officer before its first stage. */
  | { kind: "late"; reason: string }
  | { kind: "refused"; why: "too_early" | "late" };

/**
 * How a file is taken that is sent now. After the close a new one needs a reason and goes to an officer; one that was
 * returned was in time and is not late.
 */
export function admissionOf(window: Window, status: FileStatus, reason: string): Admission {
  if (maySendIn(window, status)) return { kind: "in_time" };
  if (window === "not_open") return { kind: "refused", why: "too_early" };
  return reason === "" ? { kind: "refused", why: "late" } : { kind: "late", reason };
}
