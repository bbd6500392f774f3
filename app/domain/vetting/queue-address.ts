import { isQueueView, type QueueView, readCursor, type Cursor } from "./queue.ts";

/** The part of the queue that an address asks for. */
export type QueueAddress = {
  view: QueueView;
  delegationId: string | null;
  category: string | null;
  stage: string | null;
  /** Only files past their deadline, likely to be somebody else's too, or not named in their delegation's note. */
  marks: readonly QueueMark[];
  search: string;
  after: Cursor | null;
};

const LONGEST_SEARCH = 80;

/** What a file can be looked for by. */
export const QUEUE_MARKS = ["overdue", "twins", "unnamed"] as const;
export type QueueMark = (typeof QUEUE_MARKS)[number];

/** Reads an address; what it does not understand counts as not asked for. */
export function readQueueAddress(search: URLSearchParams): QueueAddress {
  const view = search.get("view");
  return {
    view: isQueueView(view) ? view : "mine",
    delegationId: search.get("delegation") || null,
    category: search.get("category") || null,
    stage: search.get("stage") || null,
    marks: QUEUE_MARKS.filter((mark) => search.has(mark)),
    // PostgreSQL takes no zero character in a text.
    search: (search.get("q") ?? "").replaceAll("\0", "").trim().slice(0, LONGEST_SEARCH),
    after: readCursor(search.get("after")),
  };
}

/** Parameters of an address that belong to the queue and are carried from file to file. */
const CARRIED = [
  "view",
  "delegation",
  "category",
  "stage",
  ...QUEUE_MARKS,
  "q",
  "after",
  "several",
] as const;

/** Parameters that narrow the queue; leaving them out shows all of a view. */
export const NARROWING = ["delegation", "category", "stage", ...QUEUE_MARKS, "q"] as const;

/** Is less asked for than the whole view? */
export const isNarrowed = (address: QueueAddress): boolean =>
  address.delegationId !== null ||
  address.category !== null ||
  address.stage !== null ||
  address.marks.length > 0 ||
  address.search !== "";

/** The part of an address that an officer can keep by a name: which files, not which page of them. */
export const keptSearch = (search: URLSearchParams): string =>
  queueSearch(search, { after: null, several: null });

/** `?…` with the queue's parameters of this address, changed by `change` (null leaves one out); empty without any. */
export function queueSearch(
  search: URLSearchParams,
  change: Readonly<Record<string, string | null>> = {},
): string {
  const carried = new URLSearchParams();
  for (const name of CARRIED) {
    const value = search.get(name);
    if (value && !(name in change)) carried.set(name, value);
  }
  for (const [name, value] of Object.entries(change)) if (value !== null) carried.set(name, value);
  const text = carried.toString();
  return text === "" ? "" : `?${text}`;
}
