import { LANGUAGES, type Trilingual } from "../language/languages.ts";
import type { ProgrammeItem } from "./item.ts";

/** What changed about an item between two versions; one item can change in several ways. */
export type Change =
  | { kind: "added" | "removed" | "cancelled" | "restored"; item: ProgrammeItem }
  /** Hours or day, with what they were. */
  | { kind: "timed"; item: ProgrammeItem; before: Pick<ProgrammeItem, "day" | "startsAt"> }
  | { kind: "placed" | "retitled" | "press" | "audience" | "text"; item: ProgrammeItem };

/** What readers of the newer version will find changed, item by item in its order; what is gone comes last. */
export function changesBetween(
  older: readonly ProgrammeItem[],
  newer: readonly ProgrammeItem[],
): Change[] {
  const before = new Map(older.map((item) => [item.id, item]));
  const after = new Set(newer.map(({ id }) => id));
  return [
    ...newer.flatMap((item) => changesOf(before.get(item.id), item)),
    ...older.filter(({ id }) => !after.has(id)).map((item): Change => ({ kind: "removed", item })),
  ];
}

function changesOf(old: ProgrammeItem | undefined, item: ProgrammeItem): Change[] {
  if (!old) return [{ kind: "added", item }];
  if (item.cancelled && old.cancelled) return [];
  if (item.cancelled) return [{ kind: "cancelled", item }];
  const found: Change[] = old.cancelled ? [{ kind: "restored", item }] : [];
  const hours = old.startsAt !== item.startsAt || old.endsAt !== item.endsAt;
  if (hours || old.day !== item.day) {
    found.push({ kind: "timed", item, before: { day: old.day, startsAt: old.startsAt } });
  }
  if (!same(old.place, item.place) || old.room?.id !== item.room?.id) {
    found.push({ kind: "placed", item });
  }
  if (!same(old.title, item.title)) found.push({ kind: "retitled", item });
  if (old.press !== item.press) found.push({ kind: "press", item });
  if (old.visibility !== item.visibility) found.push({ kind: "audience", item });
  const confirmed = !hours && old.timeBasis !== item.timeBasis;
  if (!same(old.note, item.note) || confirmed) {
    found.push({ kind: "text", item });
  }
  return found;
}

export const same = (a: Trilingual | null, b: Trilingual | null): boolean =>
  LANGUAGES.every((language) => (a?.[language] ?? "") === (b?.[language] ?? ""));
