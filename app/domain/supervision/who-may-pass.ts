import type { OpenHours } from "../gate/rules.ts";
import { astanaInstant, astanaTime } from "../time/astana.ts";

/** Somebody on the list of a gate. `note` is what a guard must know beside the number: hours, a visit, an escort. */
export type ListedPerson = {
  name: string;
  nativeName: string;
  /** The number under the code. */
  number: string;
  delegation: string;
  /** Of the category; empty on a day badge. */
  letter: string;
  note: string;
};

const DAY_SECONDS = 86_400;

/**
 * When a zone is open to a category on a day, in words such as `10:00–12:30`: empty for the whole day, null when it is
 * not open at all (the rule of `judgeAdmission`). Hours that reach beyond the day are cut at its ends.
 */
export function openOn(
  day: string,
  hours: readonly OpenHours[] | null,
  category: string,
): string | null {
  if (hours === null) return "";
  const begins = astanaInstant(`${day}T00:00`).getTime() / 1000;
  const ends = begins + DAY_SECONDS;
  const own = hours.filter(
    ({ from, until, categories }) =>
      from < ends && until > begins && (categories === null || categories.includes(category)),
  );
  if (own.length === 0) return null;
  if (own.some(({ from, until }) => from <= begins && until >= ends)) return "";
  const hour = (seconds: number): string => astanaTime(new Date(seconds * 1000));
  return own
    .map(
      ({ from, until }) =>
        `${hour(Math.max(from, begins))}–${until >= ends ? "24:00" : hour(until)}`,
    )
    .join(", ");
}

/** The letter under which a name is found: without its accent, and in its own script. */
export const initialOf = (name: string): string =>
  name.normalize("NFD").charAt(0).toLocaleUpperCase() || "–";
