import type { SummitDefinition } from "../summit/definition.ts";
import type { FileStatus } from "./status.ts";
import { TABS } from "./tabs.ts";

/** How many files of a delegation share a category, a quota group and a status: what all its numbers come from. */
export type Tally = {
  category: string | null;
  quotaGroup: string | null;
  status: FileStatus;
  files: number;
};

const sum = (tallies: readonly Tally[]): number =>
  tallies.reduce((total, { files }) => total + files, 0);

const APPROVED: readonly FileStatus[] = TABS.approved;

/** Files in each status. */
export function statusCounts(tallies: readonly Tally[]): Partial<Record<FileStatus, number>> {
  const counts: Partial<Record<FileStatus, number>> = {};
  for (const { status, files } of tallies) counts[status] = (counts[status] ?? 0) + files;
  return counts;
}

export type Quota = { group: string; places: number; taken: number };
/** Places of a group: `taken` counts submitted files, of which `approved` have passed all stages. */
export type GroupPlaces = Quota & { approved: number };

/** Places a quota group, in the definition's order; groups that the delegation has no places in are left out. */
export const groupPlaces = (
  quotas: readonly Quota[],
  tallies: readonly Tally[],
  { quotaGroups }: Pick<SummitDefinition, "quotaGroups">,
): GroupPlaces[] =>
  quotaGroups.flatMap(({ id }) =>
    quotas
      .filter(({ group, places, taken }) => group === id && (places > 0 || taken > 0))
      .map((quota) => ({
        ...quota,
        approved: sum(
          tallies.filter(
            ({ quotaGroup, status }) => quotaGroup === id && APPROVED.includes(status),
          ),
        ),
      })),
  );

/** Whether the head of a delegation is nominated and approved: the category that prints a principal's card and comes first. */
export function headsOf(
  tallies: readonly Tally[],
  { categories }: Pick<SummitDefinition, "categories">,
): { nominated: boolean; approved: boolean } {
  const head = categories.find(({ template }) => template === "card");
  const files = tallies.filter(
    ({ category, status }) =>
      head !== undefined && category === head.id && status !== "refused" && status !== "withdrawn",
  );
  return {
    nominated: files.length > 0,
    approved: files.some(({ status }) => APPROVED.includes(status)),
  };
}
