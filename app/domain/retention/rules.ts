import type { Trilingual } from "../language/languages.ts";
import type { Basis } from "../programme/kinds.ts";
import { PURGED_CLASSES, type PurgedClass } from "./classes.ts";

/** When data of a class is destroyed: so many days after the last day of the summit, from that day's beginning on. */
export type RetentionRule = {
  data: PurgedClass;
  days: number;
  /** In the host's own words; the usual purpose when it is left out. */
  purpose?: Trilingual | undefined;
};

/** What a definition says of retention; classes without a rule go by `USUAL_DAYS`. */
export type RetentionPolicy = {
  /** What is due is destroyed by itself each night; otherwise an administrator orders it. */
  automatic: boolean;
  basis: Basis;
  rules: readonly RetentionRule[];
};

/** Days after the summit where a definition says nothing: short, for what is not there cannot leak. */
export const USUAL_DAYS: Readonly<Record<PurgedClass, number>> = {
  passport: 30,
  photo: 30,
  weapons: 30,
  travel: 30,
  badges: 30,
  gates: 90,
  meetings: 90,
  visitors: 30,
  remarks: 180,
  contacts: 180,
  papers: 180,
  imports: 1,
  mail: 90,
};

const DAY_MS = 24 * 3_600_000;

/** The day (Astana) that lies so many days after another. Days alone, so that no change of offset counts. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export type DueRule = RetentionRule & {
  /** First day on which it may be destroyed, `YYYY-MM-DD`. */
  dueOn: string;
  isDue: boolean;
};

/**
 * Every rule with its day, in the order of the classes.
 * @param today the day in Astana
 */
export function dueRules(
  { days, retention }: { days: readonly string[]; retention?: RetentionPolicy | undefined },
  today: string,
): DueRule[] {
  const lastDay = days.toSorted().at(-1) ?? today;
  return PURGED_CLASSES.map((data) => {
    const own = retention?.rules.find((rule) => rule.data === data);
    const rule = own ?? { data, days: USUAL_DAYS[data] };
    const dueOn = dayAfter(lastDay, rule.days);
    return { ...rule, dueOn, isDue: today >= dueOn };
  });
}
