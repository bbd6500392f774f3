import type { DatedStatus } from "../delegation/status.ts";
import { type Change, changesBetween } from "./changes.ts";
import type { ProgrammeItem } from "./item.ts";
import { expandParties } from "./parties.ts";
import { visibleTo } from "./visibility.ts";

type Known = { id: string; statuses: readonly DatedStatus[] };

/** Of all that changed between two versions, what delegations may know. */
export const changesForDelegations = (
  older: readonly ProgrammeItem[],
  newer: readonly ProgrammeItem[],
): Change[] => {
  const seen = (items: readonly ProgrammeItem[]) =>
    items.filter((item) => visibleTo(item, "delegations"));
  return changesBetween(seen(older), seen(newer));
};

/** The delegations that a change touches: those who attend, or did before it, and those who are to speak. */
export function touchedBy(change: Change, delegations: readonly Known[]): string[] {
  const items = "before" in change ? [change.before, change.item] : [change.item];
  const touched = new Set(
    items.flatMap(({ parties, day, agenda }) => [
      ...expandParties(parties, day, delegations),
      ...agenda.flatMap(({ speakers }) => speakers.flatMap(({ delegation }) => delegation ?? [])),
    ]),
  );
  return delegations.flatMap(({ id }) => (touched.has(id) ? [id] : []));
}
