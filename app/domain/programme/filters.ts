import type { ProgrammeItem } from "./item.ts";
import type { ProgrammeKind } from "./kinds.ts";
import { isNeverPublic } from "./visibility.ts";

/** What a reader may narrow the programme to. `meetings` is offered to those who see any. */
export const FILTERS = ["all", "plenary", "events", "press", "meetings"] as const;
export type Filter = (typeof FILTERS)[number];

const PLENARY: readonly ProgrammeKind[] = ["plenary", "adoption", "ministerial", "som", "drafting"];
const EVENTS: readonly ProgrammeKind[] = [
  "ceremony",
  "photo",
  "cultural",
  "banquet",
  "lunch",
  "signing",
];

/** Does the item belong to what the reader asked for? */
export function passes(item: Pick<ProgrammeItem, "kind" | "press">, filter: Filter): boolean {
  if (filter === "all") return true;
  if (filter === "press") return item.press === "open";
  if (filter === "meetings") return isNeverPublic(item.kind);
  return (filter === "plenary" ? PLENARY : EVENTS).includes(item.kind);
}
