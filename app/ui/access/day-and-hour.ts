import type { Language } from "../../domain/language/languages.ts";
import { astanaTime, formatDay } from "../../domain/time/astana.ts";

/** A real instant on Astana's clock: "30 November, 14:05", or to the hour, "30 November, 14:00". */
export function dayAndHour(instant: Date, language: Language, to: "minute" | "hour"): string {
  const time = astanaTime(instant);
  return `${formatDay(instant, language)}, ${to === "minute" ? time : `${time.slice(0, 2)}:00`}`;
}
