import { err, ok, type Result } from "../result.ts";
import type { DocumentRules } from "./rules.ts";
import type { DocumentStatus } from "./status.ts";

/** How a silence procedure ended: nobody spoke against it, somebody did, or the editor took it back. */
export const SILENCE_OUTCOMES = ["agreed", "broken", "withdrawn"] as const;
export type SilenceOutcome = (typeof SILENCE_OUTCOMES)[number];

/** `lapsed`: the deadline has passed unbroken, and the agreement will be recorded within seconds. */
export type SilenceState = SilenceOutcome | "running" | "lapsed";

export const SILENCE_REFUSALS = [
  "no_text",
  "adopted_is_final",
  "silence_runs",
  "too_short",
  "objections",
] as const;
export type SilenceRefusal = (typeof SILENCE_REFUSALS)[number];

const HOUR = 3_600_000;

/**
 * After the deadline so long is waited before the agreement is recorded: a word that came in before it may still be on its
 * way into the database.
 */
export const SILENCE_GRACE_MS = 5_000;

export const silenceState = (
  { outcome, deadline }: { outcome: SilenceOutcome | null; deadline: Date },
  now: Date,
): SilenceState => outcome ?? (now < deadline ? "running" : "lapsed");

/** Does a word of this moment still break the silence? What comes at the deadline itself is too late. */
export const inTime = (deadline: Date, now: Date): boolean => now < deadline;

/** May the agreement be recorded? */
export const mayClose = (deadline: Date, now: Date): boolean =>
  now.getTime() >= deadline.getTime() + SILENCE_GRACE_MS;

/** Judges the opening of a silence procedure on the latest version; objections that stand would break it at once. */
export function decideOpening(
  about: {
    status: DocumentStatus;
    hasText: boolean;
    silenceRuns: boolean;
    objections: number;
  },
  { silence }: Pick<DocumentRules, "silence">,
  { deadline, now }: { deadline: Date; now: Date },
): Result<null, SilenceRefusal> {
  if (about.status === "adopted") return err("adopted_is_final");
  if (!about.hasText) return err("no_text");
  if (about.silenceRuns) return err("silence_runs");
  if (about.objections > 0) return err("objections");
  if (deadline.getTime() < now.getTime() + silence.leastHours * HOUR) return err("too_short");
  return ok(null);
}

/** When those who have said nothing are reminded; null when the deadline is nearer than that already. */
export function reminderAt(
  deadline: Date,
  { silence }: Pick<DocumentRules, "silence">,
  now: Date,
): Date | null {
  const at = new Date(deadline.getTime() - silence.remindHours * HOUR);
  return at > now ? at : null;
}
