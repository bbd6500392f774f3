import { DRAFT_FIELDS, type DraftField, type TypedDraft } from "./draft.ts";

/** A field that both changed, as each of them has it. */
export type FieldConflict = { field: DraftField; theirs: string; mine: string };

export type Merge = {
  /** Mine, with what only they changed taken over; where both did, mine until somebody chooses. */
  typed: TypedDraft;
  conflicts: FieldConflict[];
  /** Fields that only they changed. */
  taken: { field: DraftField; theirs: string }[];
};

/**
 * Two people wrote in one form: what only one of them changed is theirs, what both changed is shown and chosen.
 * @param base what both began with; null when it is not known: then every difference is a conflict
 */
export function mergeTyped(base: TypedDraft | null, theirs: TypedDraft, mine: TypedDraft): Merge {
  const typed: Record<DraftField, string> = { ...mine };
  const merge: Merge = { typed, conflicts: [], taken: [] };
  for (const field of DRAFT_FIELDS) {
    if (theirs[field] === mine[field] || theirs[field] === base?.[field]) continue;
    if (mine[field] === base?.[field]) {
      typed[field] = theirs[field];
      merge.taken.push({ field, theirs: theirs[field] });
    } else merge.conflicts.push({ field, theirs: theirs[field], mine: mine[field] });
  }
  return merge;
}
