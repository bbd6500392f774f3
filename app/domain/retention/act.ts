import type { PurgedClass } from "./classes.ts";

/** A rule by which an act destroyed; none for the erasure of one person. */
export type ActRule = { data: PurgedClass; days: number; dueOn: string };

/** What stood under a hold: classes and delegations by name, people counted by delegation and never named. */
export type ActHolds = {
  classes: readonly PurgedClass[];
  delegations: readonly string[];
  people: readonly { delegation: string; count: number }[];
};

/** "A-0007": what people call an act by. */
export const actNumber = (number: number): string => `A-${String(number).padStart(4, "0")}`;
