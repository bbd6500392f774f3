import type { TFunction } from "i18next";

import type { Pressure } from "../domain/vetting/stages.ts";

/** "3 h left", "2 h over": days and hours, hours, or minutes, the largest that say something. */
export function timeLeft(t: TFunction<"accreditation">, pressure: Pressure): string {
  const { state, ...span } = pressure;
  const late = state === "late";
  if (span.days > 0) return t(late ? "left.lateDays" : "left.days", span);
  if (span.hours > 0) return t(late ? "left.lateHours" : "left.hours", span);
  return t(late ? "left.lateMinutes" : "left.minutes", span);
}
