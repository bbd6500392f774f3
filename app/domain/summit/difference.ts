import type { SummitDefinition } from "./definition.ts";

/** The lists of a definition whose entries are told apart by an id. */
const LISTS = [
  "quotaGroups",
  "categories",
  "quotas",
  "zones",
  "gates",
  "rooms",
  "vettingStages",
  "delegations",
  "programme",
  "documents",
  "bodies",
  "offices",
  "areas",
  "meetings",
  "hotels",
  "entryPoints",
  "travelLimits",
] as const;
type ListName = (typeof LISTS)[number];

/** One entry that came, went or changed; `fields` names what changed in it. `settings` are the summit's own fields. */
export type DefinitionChange = {
  kind: "added" | "changed" | "removed";
  part: ListName | "settings";
  id: string;
  fields: readonly string[];
};

type Entry = Readonly<Record<string, unknown>>;

const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Equal as data: the order of keys does not count (a database may reorder them), the order of lists does. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, index) => same(value, b[index]));
  if (!isEntry(a) || !isEntry(b)) return a === b;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

const changedFields = (before: Entry, after: Entry): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !same(before[key], after[key]))
    .toSorted();

const isList = (key: string): key is ListName => LISTS.some((list) => list === key);

function settingsOf(definition: SummitDefinition): Entry {
  return Object.fromEntries(Object.entries(definition).filter(([key]) => !isList(key)));
}

const idOf = (entry: Entry): string => String(entry.id ?? entry.number ?? entry.status);

/** What loading `after` over `before` would change; nothing when they say the same. */
export function differences(
  before: SummitDefinition | undefined,
  after: SummitDefinition,
): DefinitionChange[] {
  const settings = settingsOf(after);
  const fields = before ? changedFields(settingsOf(before), settings) : Object.keys(settings);
  const own: DefinitionChange[] =
    fields.length > 0
      ? [{ kind: before ? "changed" : "added", part: "settings", id: after.id, fields }]
      : [];
  return [
    ...own,
    ...LISTS.flatMap((part) => listDifferences(part, before?.[part] ?? [], after[part] ?? [])),
  ];
}

function listDifferences(
  part: ListName,
  before: readonly Entry[],
  after: readonly Entry[],
): DefinitionChange[] {
  const old = new Map(before.map((entry) => [idOf(entry), entry]));
  const kept = new Set(after.map(idOf));
  const changes: DefinitionChange[] = [];
  for (const entry of after) {
    const id = idOf(entry);
    const was = old.get(id);
    if (!was) changes.push({ kind: "added", part, id, fields: [] });
    else {
      const fields = changedFields(was, entry);
      if (fields.length > 0) changes.push({ kind: "changed", part, id, fields });
    }
  }
  for (const id of old.keys())
    if (!kept.has(id)) changes.push({ kind: "removed", part, id, fields: [] });
  const reordered = changes.length === 0 && !same(before.map(idOf), after.map(idOf));
  return reordered ? [{ kind: "changed", part, id: "*", fields: ["order"] }] : changes;
}
