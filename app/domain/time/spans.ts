import type { Language } from "../language/languages.ts";
import { formatDate, formatDay } from "./astana.ts";

/**
 * From one ISO day to a later one, each part said once: "28–29 September 2022", «28 сентября – 2 октября 2022 года»,
 * «2022 жылғы 28–29 қыркүйек».
 */
export function formatDays(first: string, last: string, language: Language): string {
  if (first === last) return formatDate(last, language);
  if (first.slice(0, 4) !== last.slice(0, 4))
    return `${formatDate(first, language)} – ${formatDate(last, language)}`;
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const days = sameMonth
    ? `${Number(first.slice(8))}–${formatDay(last, language)}`
    : `${formatDay(first, language)} – ${formatDay(last, language)}`;
  // Where the year stands, before the days or after them, is the language's own.
  return formatDate(last, language).replace(formatDay(last, language), days);
}
