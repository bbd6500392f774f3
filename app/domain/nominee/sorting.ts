/** What a delegation's list can be ordered by. */
export const SORTS = ["name", "category", "status", "changed"] as const;
export type Sort = (typeof SORTS)[number];
export type Sorting = { by: Sort; down: boolean };

/** Last changed first: what a focal point comes back for. */
export const USUAL_SORTING: Sorting = { by: "changed", down: true };

/** An order as addresses write it: `name`, or `-name` for the other way round. Anything else is the usual one. */
export function parseSorting(text: string | null): Sorting {
  const down = text?.startsWith("-") ?? false;
  const by = SORTS.find((sort) => sort === (down ? text?.slice(1) : text));
  return by ? { by, down } : USUAL_SORTING;
}

export const sortingText = ({ by, down }: Sorting): string => (down ? `-${by}` : by);

/** What a press on a column's heading asks for: the column in its natural direction, pressed again the other way. */
export const nextSorting = (now: Sorting, by: Sort): Sorting => ({
  by,
  down: now.by === by ? !now.down : by === "changed",
});
