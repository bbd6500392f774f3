import { createHash } from "node:crypto";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import { changesBetween } from "#app/domain/programme/changes.ts";
import type { ProgrammeItem, PublishedProgramme } from "#app/domain/programme/item.ts";
import { type Tab, tabsOf } from "#app/domain/programme/tabs.ts";
import { type Audience, visibleTo } from "#app/domain/programme/visibility.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { changeWords, type Names } from "#app/text/programme-words.ts";
import { translator } from "#app/text/translator.ts";

import { adoptedDocuments } from "../document/documents.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { delegationNames, namesIn } from "../summit/names.server.ts";
import { publishedProgramme, versionOf } from "./items.server.ts";

export type ProgrammeView = {
  summit: Pick<SummitDefinition, "name" | "shortName" | "city" | "venue">;
  /** Summit time (epoch, ms). */
  now: number;
  audience: Audience;
  version: { number: number; publishedAt: string } | null;
  tabs: readonly Tab[];
  /** Since the version before, in words; empty in the first. */
  changes: readonly ChangeLine[];
  /** Delegations that speak in any session shown, by id. */
  speakers: Readonly<Record<string, Trilingual>>;
  /** What the Summit has adopted. */
  adopted: readonly { id: string; title: Trilingual }[];
  /** Names what is shown, whatever the hour: the same as long as nothing was published. */
  tag: string;
};

/** What changed about an item, as a sentence. */
export type ChangeLine = { key: string; text: string };

/** What an open page is told: the hour, and what it shows, null where it has that already. */
export type ProgrammeState = { now: number; view: ProgrammeView | null };

/** The published programme as this audience reads it. */
export async function programmeView(
  audience: Audience,
  language: Language,
): Promise<ProgrammeView> {
  const [published, definition, adopted, now] = await Promise.all([
    publishedProgramme(),
    summitDefinition(),
    adoptedDocuments(),
    summitNow(),
  ]);
  const shown = await shownOnce({ published, definition, adopted, audience, language });
  return { ...shown, now: now.getTime() };
}

type Shown = Omit<ProgrammeView, "now">;
type Asked = {
  published: PublishedProgramme | null;
  definition: SummitDefinition;
  adopted: ProgrammeView["adopted"];
  audience: Audience;
  language: Language;
};

/** One for each audience and language: a thousand readers ask for the same until something is published. */
const made = new WeakMap<SummitDefinition, Map<string, { of: string; shown: Promise<Shown> }>>();

function shownOnce(asked: Asked): Promise<Shown> {
  const { definition, published, adopted, audience, language } = asked;
  const of = JSON.stringify([published?.number, published?.publishedAt, adopted]);
  const all = made.get(definition) ?? new Map<string, { of: string; shown: Promise<Shown> }>();
  made.set(definition, all);
  const key = `${audience} ${language}`;
  const known = all.get(key);
  if (known?.of === of) return known.shown;
  const shown = show(asked);
  all.set(key, { of, shown });
  // What failed is nobody's answer but of those who wait for it.
  shown.catch(() => all.delete(key));
  return shown;
}

async function show(asked: Asked): Promise<Shown> {
  const { published, definition, adopted, audience, language } = asked;
  const { name, shortName, city, venue, days } = definition;
  const items = published ? seenBy(audience, published) : [];
  const shown = {
    summit: { name, shortName, city, venue },
    audience,
    version: published && { number: published.number, publishedAt: published.publishedAt },
    tabs: tabsOf(items, days),
    speakers: speakersIn(items, namesIn(definition)),
    changes: published ? await recentChanges(published, audience, language) : [],
    adopted,
  };
  const tag = createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 22);
  return { ...shown, tag };
}

function speakersIn(items: readonly ProgrammeItem[], names: Names): Record<string, Trilingual> {
  const speakers = items.flatMap(({ agenda }) => agenda.flatMap((point) => point.speakers));
  return Object.fromEntries(
    speakers.flatMap(({ delegation }) => {
      const name = delegation === null ? undefined : names.get(delegation);
      return delegation !== null && name ? [[delegation, name]] : [];
    }),
  );
}

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
  const t = translator(language, "programme");
  const names = await delegationNames();
  return changesBetween(seenBy(audience, older), seenBy(audience, newer)).map((change) => ({
    key: `${change.item.id} ${change.kind}`,
    text: changeWords(change, t, language, names),
  }));
}

const seenBy = (audience: Audience, { items }: PublishedProgramme) =>
  items.filter((item) => visibleTo(item, audience));
