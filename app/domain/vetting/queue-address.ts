import { isQueueView, type QueueView, readCursor, type Cursor } from "./queue.ts";

/** The part of the queue that an address asks for. */
export type QueueAddress = {
  view: QueueView;
  delegationId: string | null;
  category: string | null;
  search: string;
  after: Cursor | null;
};

const LONGEST_SEARCH = 80;

/** Reads an address; what it does not understand counts as not asked for. */
export function readQueueAddress(search: URLSearchParams): QueueAddress {
  const view = search.get("view");
  return {
    view: isQueueView(view) ? view : "mine",
    delegationId: search.get("delegation") || null,
    category: search.get("category") || null,
    // PostgreSQL takes no zero character in a text.
    search: (search.get("q") ?? "").replaceAll("\0", "").trim().slice(0, LONGEST_SEARCH),
    after: readCursor(search.get("after")),
  };
}

/** Parameters of an address that belong to the queue and are carried from file to file. */
const CARRIED = ["view", "delegation", "category", "q", "after", "several"] as const;

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
