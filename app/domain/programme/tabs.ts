import { byDay, isBeforeSummit, type ProgrammeDay } from "./days.ts";
import type { ProgrammeItem } from "./item.ts";

/** A tab of the page: a day, or everything that came before the summit's eve. */
export type Tab = { key: string; days: readonly ProgrammeDay[] };
export const BEFORE = "before";

/** The days of these items as tabs, what came before the summit in one. */
export function tabsOf(items: readonly ProgrammeItem[], summitDays: readonly string[]): Tab[] {
  const all = byDay(items);
  const before = all.filter(({ day }) => isBeforeSummit(day, summitDays));
  const tabs = all
    .filter(({ day }) => !isBeforeSummit(day, summitDays))
    .map((day): Tab => ({ key: day.day, days: [day] }));
  return before.length > 0 ? [{ key: BEFORE, days: before }, ...tabs] : tabs;
}

/**
 * The wished tab; else today's, or that of the next day that has something, or the last.
 * @param today ISO day in Astana
 */
export const chosenTab = (tabs: readonly Tab[], wished: string | null, today: string): Tab | null =>
  tabs.find(({ key }) => key === wished) ??
  tabs.find(({ key }) => key !== BEFORE && key >= today) ??
  tabs.at(-1) ??
  null;
