import { changesBetween } from "#app/domain/programme/changes.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { byDay, isBeforeSummit, type ProgrammeDay } from "#app/domain/programme/days.ts";
import type { PublishedProgramme } from "#app/domain/programme/item.ts";
import { type Audience, visibleTo } from "#app/domain/programme/visibility.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { changeWords } from "#app/text/programme-words.ts";
import { translator } from "#app/text/translator.ts";

import { summitNow } from "../platform/clock.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { delegationNames } from "../summit/names.server.ts";
import { publishedProgramme, versionOf } from "./items.server.ts";

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
  /** Since the version before, in words; empty in the first. */
  changes: readonly ChangeLine[];
};

/** What changed about an item, as a sentence. */
export type ChangeLine = { key: string; text: string };

/** The published programme as this audience reads it, at the wished tab or at today's. */
export async function programmeView(
  audience: Audience,
  wished: string | null,
  language: Language,
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
    changes: published ? await recentChanges(published, audience, language) : [],
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
  language: Language,
): Promise<readonly ChangeLine[]> {
  const older = await versionOf(published.number - 1);
  return older ? changeLines(older, published, audience, language) : [];
}

/** Every difference between two versions that an audience may see, in words. */
export async function changeLines(
  older: PublishedProgramme,
  newer: PublishedProgramme,
  audience: Audience,
  language: Language,
): Promise<ChangeLine[]> {
  const seen = ({ items }: PublishedProgramme) => items.filter((item) => visibleTo(item, audience));
  const t = translator(language, "programme");
  const names = await delegationNames();
  return changesBetween(seen(older), seen(newer)).map((change) => ({
    key: `${change.item.id} ${change.kind}`,
    text: changeWords(change, t, language, names),
  }));
}
