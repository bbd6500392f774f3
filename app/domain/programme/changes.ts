import { sameAgenda, sameParties, same } from "./difference.ts";
import type { ProgrammeItem } from "./item.ts";

/** What changed about an item between two versions, with the item as it was; one item can change in several ways. */
export type Change =
  | { kind: "added" | "removed" | "cancelled" | "restored"; item: ProgrammeItem }
  | {
      kind:
        /** Hours or day. */
        | "timed"
        | "placed"
        | "retitled"
        | "confirmed"
        | "doubted"
        | "mode"
        | "attendance"
        | "agenda"
        | "press"
        | "audience"
        | "text";
      item: ProgrammeItem;
      before: ProgrammeItem;
    };

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

type Way = Extract<Change, { before: ProgrammeItem }>["kind"];

function changesOf(old: ProgrammeItem | undefined, item: ProgrammeItem): Change[] {
  if (!old) return [{ kind: "added", item }];
  if (item.cancelled && old.cancelled) return [];
  if (item.cancelled) return [{ kind: "cancelled", item }];
  const ways = WAYS.filter(([, differs]) => differs(old, item));
  return [
    ...(old.cancelled ? [{ kind: "restored", item } as const] : []),
    ...ways.map(([kind]) => ({ kind, item, before: old })),
  ];
}

const WAYS: readonly [Way, (old: ProgrammeItem, item: ProgrammeItem) => boolean][] = [
  ["timed", (old, item) => old.day !== item.day || hours(old) !== hours(item)],
  ["placed", (old, item) => !same(old.place, item.place) || old.room?.id !== item.room?.id],
  ["retitled", (old, item) => !same(old.title, item.title)],
  ["confirmed", (old, item) => isAssumed(old) && !isAssumed(item)],
  ["doubted", (old, item) => !isAssumed(old) && isAssumed(item)],
  ["mode", (old, item) => old.mode !== item.mode],
  ["attendance", (old, item) => !sameParties(old.parties, item.parties)],
  ["agenda", (old, item) => !sameAgenda(old.agenda, item.agenda)],
  ["press", (old, item) => old.press !== item.press],
  ["audience", (old, item) => old.visibility !== item.visibility],
  ["text", (old, item) => !same(old.note, item.note) || old.kind !== item.kind],
];

const hours = ({ startsAt, endsAt }: ProgrammeItem): string => `${startsAt} ${endsAt}`;

/** Is an item, or the hour that it has, assumed? An item without an hour is not less certain for it. */
const isAssumed = ({ basis, timeBasis }: ProgrammeItem): boolean =>
  basis === "plausible" || timeBasis === "plausible";
