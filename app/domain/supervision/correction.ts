import type { Direction } from "../gate/verdict.ts";
import { err, ok, type Result } from "../result.ts";
import { astanaInstant } from "../time/astana.ts";

export type CorrectionRefusal = "reason_missing" | "time_wrong" | "in_future";

/** What a supervisor writes into the ledger by hand. `time` is `HH:MM` of `day`, in Astana. */
export type Correction = {
  gateId: string;
  direction: Direction;
  day: string;
  time: string;
  reason: string;
};

/** The instant of a correction and its reason, or why it is none: nobody was seen in the future. */
export function decideCorrection(
  { day, time, reason }: Correction,
  now: Date,
): Result<{ at: Date; reason: string }, CorrectionRefusal> {
  const at = momentOf(day, time);
  if (!at) return err("time_wrong");
  if (at > now) return err("in_future");
  if (reason.trim() === "") return err("reason_missing");
  return ok({ at, reason: reason.trim() });
}

/** `9:05` and `09:05` of a day in Astana; null for what is no time, or no day. */
export function momentOf(day: string, time: string): Date | null {
  const read = /^(\d{1,2}):(\d{2})$/.exec(time.trim());
  if (!read || !isDay(day) || Number(read[1]) > 23 || Number(read[2]) > 59) return null;
  return astanaInstant(`${day}T${(read[1] ?? "").padStart(2, "0")}:${read[2]}`);
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().startsWith(day)
  );
}
