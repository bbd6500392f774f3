import type { Language } from "../language/languages.ts";

/** All plans are Astana time. The zone moved from UTC+6 to UTC+5 on 1 March 2024, so offsets are computed for the date shown. */
export const ASTANA = "Asia/Almaty";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: ASTANA,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const DAY_MS = 86_400_000;
/** By UTC day; null on a day that changes it. Intl takes as long as the rest of a list's row. */
const offsets = new Map<number, number | null>();
const OFFSETS_KEPT = 5_000;

/** Milliseconds that Astana is ahead of UTC. */
function offsetMs(instant: number): number {
  const day = Math.floor(instant / DAY_MS);
  let known = offsets.get(day);
  if (known === undefined) {
    const morning = askOffset(day * DAY_MS);
    known = morning === askOffset((day + 1) * DAY_MS) ? morning : null;
    if (offsets.size >= OFFSETS_KEPT) offsets.clear();
    offsets.set(day, known);
  }
  return known ?? askOffset(instant);
}

function askOffset(instant: number): number {
  const seconds = Math.floor(instant / 1000) * 1000;
  const of = Object.fromEntries(
    parts.formatToParts(seconds).map(({ type, value }) => [type, value]),
  );
  return (
    Date.parse(`${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}:${of.second}Z`) - seconds
  );
}

function wallClock(instant: Date): { day: string; time: string; asUtc: number } {
  const seconds = Math.floor(instant.getTime() / 1000) * 1000;
  const asUtc = seconds + offsetMs(seconds);
  const text = new Date(asUtc).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16), asUtc };
}

/** Minutes that Astana is ahead of UTC at an instant: 360 in 2022, 300 since 1 March 2024. */
export function astanaOffsetMinutes(instant: Date): number {
  return offsetMs(instant.getTime()) / 60_000;
}

/** The ISO day in Astana: `2022-10-13`. */
export const astanaDay = (instant: Date): string => wallClock(instant).day;

/** The hour in Astana: `09:05`. */
export const astanaTime = (instant: Date): string => wallClock(instant).time;

/**
 * The instant of an Astana wall-clock time such as `2022-10-13T10:00`. An hour that a change of offset repeats is
 * read as its first occurrence.
 * @throws RangeError when the text is no local date and time
 */
export function astanaInstant(local: string): Date {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(local))
    throw new RangeError(`Not a local time: ${local}`);
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`Not a local time: ${local}`);
  const before = asUtc - astanaOffsetMinutes(new Date(asUtc - 12 * 3_600_000)) * 60_000;
  if (wallClock(new Date(before)).asUtc === asUtc) return new Date(before);
  return new Date(asUtc - astanaOffsetMinutes(new Date(asUtc)) * 60_000);
}

/** "UTC+6", for the date shown. */
export function offsetLabel(instant: Date): string {
  const minutes = astanaOffsetMinutes(instant);
  const rest = Math.abs(minutes) % 60;
  const hours = Math.trunc(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

/** `2022-10-13T10:10:00+06:00` (RFC 3339), with the offset of the date shown. Takes an ISO instant. */
export function withAstanaOffset(instant: string): string {
  const minutes = astanaOffsetMinutes(new Date(instant));
  const local = new Date(Date.parse(instant) + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

const words = (list: string): readonly string[] => list.split(" ");

const MONTHS: Record<Language, readonly string[]> = {
  en: words(
    "January February March April May June July August September October November December",
  ),
  ru: words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
  kk: words("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
};
const WEEKDAYS: Record<Language, readonly string[]> = {
  en: words("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
  ru: words("воскресенье понедельник вторник среда четверг пятница суббота"),
  kk: words("жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі"),
};

const dayOf = (date: Date | string): string => (typeof date === "string" ? date : astanaDay(date));

/** "13 October 2022", «13 октября 2022 года», «2022 жылғы 13 қазан». Takes an instant or an ISO day. */
export function formatDate(date: Date | string, language: Language): string {
  const [year = "", month = "", day = ""] = dayOf(date).split("-");
  const name = MONTHS[language][Number(month) - 1] ?? "";
  const number = String(Number(day));
  if (language === "ru") return `${number} ${name} ${year} года`;
  if (language === "kk") return `${year} жылғы ${number} ${name}`;
  return `${number} ${name} ${year}`;
}

/** Day and month alone: "13 October", «13 октября», «13 қазан». */
export function formatDay(date: Date | string, language: Language): string {
  const [, month = "", day = ""] = dayOf(date).split("-");
  return `${Number(day)} ${MONTHS[language][Number(month) - 1] ?? ""}`;
}

/** The names of months as they stand alone, without a day. */
const MONTHS_ALONE: Record<Language, readonly string[]> = {
  ...MONTHS,
  ru: words("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
};

/** Month and year without a day: "October 2022", «октябрь 2022», «қазан 2022». Takes an ISO day. */
export function formatMonth(day: string, language: Language): string {
  const [year = "", month = ""] = day.split("-");
  return `${MONTHS_ALONE[language][Number(month) - 1] ?? ""} ${year}`;
}

/** "Thursday", «четверг», «бейсенбі». */
export function weekday(date: Date | string, language: Language): string {
  return WEEKDAYS[language][new Date(`${dayOf(date)}T00:00:00Z`).getUTCDay()] ?? "";
}
