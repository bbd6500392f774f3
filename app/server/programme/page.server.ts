import { type Change, changesBetween } from "#app/domain/programme/changes.ts";
import { byDay, isBeforeSummit, type ProgrammeDay } from "#app/domain/programme/days.ts";
import type { PublishedProgramme } from "#app/domain/programme/item.ts";
import { type Audience, visibleTo } from "#app/domain/programme/visibility.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay } from "#app/domain/time/astana.ts";

import { summitNow } from "../platform/clock.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { publishedProgramme, versionBefore } from "./items.server.ts";

/** A tab of the page: a day, or everything that came before the summit's eve. */
export type Tab = { key: string; days: readonly ProgrammeDay[] };
export const BEFORE = "before";

export type ProgrammeView = {
  summit: Pick<SummitDefinition, "name" | "shortName" | "city" | "venue">;
  /** Summit time (epoch, ms). */
  now: number;
  audience: Audience;
  version: { number: number; publishedAt: string } | null;
  tabs: readonly Tab[];
  chosen: Tab | null;
  /** Since the version before; empty in the first. */
  changes: readonly Change[];
};

/** The published programme as this audience reads it, at the wished tab or at today's. */
export async function programmeView(
  audience: Audience,
  wished: string | null,
): Promise<ProgrammeView> {
  const [published, definition, now] = await Promise.all([
    publishedProgramme(),
    summitDefinition(),
    summitNow(),
  ]);
  const { name, shortName, city, venue, days } = definition;
  const tabs = published ? tabsOf(published, audience, days) : [];
  return {
    summit: { name, shortName, city, venue },
    now: now.getTime(),
    audience,
    version: published && { number: published.number, publishedAt: published.publishedAt },
    tabs,
    chosen: tabs.find(({ key }) => key === wished) ?? usualTab(tabs, astanaDay(now)),
    changes: published ? await recentChanges(published, audience) : [],
  };
}

function tabsOf(
  { items }: PublishedProgramme,
  audience: Audience,
  summitDays: readonly string[],
): Tab[] {
  const all = byDay(items.filter((item) => visibleTo(item, audience)));
  const before = all.filter(({ day }) => isBeforeSummit(day, summitDays));
  const tabs = all
    .filter(({ day }) => !isBeforeSummit(day, summitDays))
    .map((day): Tab => ({ key: day.day, days: [day] }));
  return before.length > 0 ? [{ key: BEFORE, days: before }, ...tabs] : tabs;
}

/** Today, or the next day that has something, or the last. */
const usualTab = (tabs: readonly Tab[], today: string): Tab | null =>
  tabs.find(({ key }) => key !== BEFORE && key >= today) ?? tabs.at(-1) ?? null;

async function recentChanges(
  published: PublishedProgramme,
  audience: Audience,
): Promise<readonly Change[]> {
  const older = await versionBefore(published.number);
  if (!older) return [];
  const seen = ({ items }: PublishedProgramme) => items.filter((item) => visibleTo(item, audience));
  return changesBetween(seen(older), seen(published));
}
