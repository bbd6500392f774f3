import { byDay } from "#app/domain/programme/days.ts";
import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import { PARTY_GROUPS } from "#app/domain/programme/kinds.ts";
import { changesForDelegations, touchedBy } from "#app/domain/programme/touched.ts";
import type { Visibility } from "#app/domain/programme/kinds.ts";
import { clashWords } from "#app/text/clash-words.ts";
import { changeWords, partyName } from "#app/text/programme-words.ts";
import { translator } from "#app/text/translator.ts";

import { database } from "../platform/database.server.ts";
import type { Direction } from "../platform/steps.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { namesIn } from "../summit/names.server.ts";
import { type DraftItem, draftItems, publishedProgramme } from "./items.server.ts";
import { previewPublication } from "./publish.server.ts";
import { stepTitles } from "./step-titles.server.ts";
import { loadJudge, sessionRooms } from "./whereabouts.server.ts";

/** An item with what protocol should know of it, in words. */
export type EditedItem = DraftItem & { warnings: readonly string[] };

/** What publishing would change, in words, with who sees each change, and how many delegations would be told. */
export type Review = {
  next: number;
  fingerprint: string;
  changes: readonly { key: string; text: string; visibility: Visibility }[];
  told: number;
};

export type Option = { id: string; text: string };

export type EditorView = {
  days: readonly { day: string; items: readonly EditedItem[] }[];
  rooms: readonly { id: string; name: Trilingual }[];
  /** Groups of delegations, and each of them by the reader's alphabet. */
  parties: { groups: readonly Option[]; single: readonly Option[] };
  version: { number: number; publishedAt: string } | null;
  review: Review;
  /** Titles of what would be undone and done again next. */
  steps: Record<Direction, string | null>;
};

/** The draft by day, the rooms to choose from, and what publishing would change. */
export async function editorView(
  editor: { accountId: string },
  language: Language,
): Promise<EditorView> {
  const [items, rooms, published, definition] = await Promise.all([
    draftItems(),
    sessionRooms(database()),
    publishedProgramme(),
    summitDefinition(),
  ]);
  const t = translator(language, "programme");
  const names = namesIn(definition);
  const judge = await loadJudge(database(), definition);
  const known = new Map(items.map((item) => [item.id, item]));
  const edited = (item: DraftItem): EditedItem => ({
    ...item,
    warnings: clashWords(judge(item), item.room, t, language, names),
  });
  const days = byDay(items).map(({ day, timed, allDay }) => ({
    day,
    items: [...timed, ...allDay].flatMap(({ id }) => {
      const item = known.get(id);
      return item ? [edited(item)] : [];
    }),
  }));
  const alphabet = new Intl.Collator(language);
  const party = (id: string): Option => ({ id, text: partyName(id, t, language, names) });
  return {
    days,
    rooms: rooms.map(({ id, name }) => ({ id, name })),
    parties: {
      groups: PARTY_GROUPS.map(party),
      single: [...names.keys()].map(party).toSorted((a, b) => alphabet.compare(a.text, b.text)),
    },
    version: published && { number: published.number, publishedAt: published.publishedAt },
    review: await reviewIn(language),
    steps: await stepTitles(editor, language),
  };
}

async function reviewIn(language: Language): Promise<Review> {
  const [preview, published, definition] = [
    await previewPublication(),
    await publishedProgramme(),
    await summitDefinition(),
  ];
  const t = translator(language, "programme");
  const names = namesIn(definition);
  const told = changesForDelegations(published?.items ?? [], preview.items).flatMap((change) =>
    touchedBy(change, definition.delegations),
  );
  return {
    next: preview.next,
    fingerprint: preview.fingerprint,
    changes: preview.changes.map((change) => ({
      key: `${change.item.id} ${change.kind}`,
      text: changeWords(change, t, language, names),
      visibility: change.item.visibility,
    })),
    told: published ? new Set(told).size : 0,
  };
}
