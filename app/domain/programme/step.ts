import type { DraftedItem } from "./item.ts";

/** An item as an editor left it: all but what the house counts. */
export type ItemState = Omit<DraftedItem, "sequence">;

/** One item's part of a step. One that was just made stands before it as cancelled, which no reader ever sees. */
export type ItemStep = { itemId: string; before: ItemState; after: ItemState };
