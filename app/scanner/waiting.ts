import { countSetAside, countUnsent } from "./queue.ts";
import type { Store } from "./store.ts";

/** Scans that the server does not have, and those that it does not take. */
export const waiting = async (store: Store) => ({
  unsent: await countUnsent(store),
  setAside: await countSetAside(store),
});
